package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Identity;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.Registration;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.Payloads;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Update;
import java.util.Optional;
import org.bson.types.ObjectId;

/** {@code local-userpass}: email and password of a confirmed registration. */
public final class UserpassVerifier implements CredentialVerifier {

  private final RegistrationStore registrations;
  private final PasswordHasher hasher;

  public UserpassVerifier(RegistrationStore registrations, PasswordHasher hasher) {
    this.registrations = registrations;
    this.hasher = hasher;
  }

  @Override
  public ProviderType type() {
    return ProviderType.LOCAL_USERPASS;
  }

  @Override
  public VerifiedIdentity verify(LoginAttempt attempt) {
    String email = Payloads.string(attempt.payload(), "username");
    String password = Payloads.string(attempt.payload(), "password");
    Registration registration =
        registrations
            .find(attempt.app().id(), email)
            .filter(r -> hasher.matches(password, r.password()))
            .orElseThrow(Refusals::wrongPassword);
    if (!registration.confirmed()) {
      throw Refusals.confirmationRequired();
    }
    return new VerifiedIdentity(
        registration.identity(attempt.provider().id()), Optional.ofNullable(registration.userId()));
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
