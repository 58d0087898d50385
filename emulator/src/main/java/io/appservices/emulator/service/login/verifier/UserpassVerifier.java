package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import java.util.Optional;
import org.bson.types.ObjectId;

/** {@code local-userpass}: email and password of a confirmed registration. */
public final class UserpassVerifier implements CredentialVerifier<Credentials.Userpass> {

  private final RegistrationStore registrations;
  private final LoginStore logins;
  private final PasswordHasher hasher;

  public UserpassVerifier(Storage storage, PasswordHasher hasher) {
    this.registrations = storage.registrations();
    this.logins = storage.logins();
    this.hasher = hasher;
  }

  @Override
  public ProviderType type() {
    return ProviderType.LOCAL_USERPASS;
  }

  @Override
  public Class<Credentials.Userpass> credentialType() {
    return Credentials.Userpass.class;
  }

  @Override
  public VerifiedIdentity verify(App app, AuthProvider provider, Credentials.Userpass credentials) {
    LoginStore.Account account =
        logins
            .findAccount(app.id(), credentials.email())
            .filter(a -> hasher.matches(credentials.password(), a.registration().password()))
            .orElseThrow(Refusals::wrongPassword);
    Registration registration = account.registration();
    if (!registration.confirmed()) {
      throw Refusals.confirmationRequired();
    }
    return new VerifiedIdentity(
        registration.identity(provider.id()),
        Optional.ofNullable(registration.userId()),
        account.user());
  }

  /** Returns whether the account has no user yet: only its first login makes one. */
  @Override
  public boolean mayBeNew(App app, Credentials.Userpass credentials) {
    return registrations
        .find(app.id(), credentials.email())
        .filter(account -> account.userId() == null)
        .isPresent();
  }

  @Override
  public boolean keepsCredentials() {
    return true;
  }

  @Override
  public boolean claim(App app, Identity identity, ObjectId userId) {
    ObjectId registrationId = new ObjectId(identity.id());
    return registrations
        .update(app.id(), registrationId, Update.to(r -> r.withUser(userId)))
        .isChanged();
  }

  @Override
  public AppServicesException gone() {
    return Refusals.wrongPassword();
  }
}
