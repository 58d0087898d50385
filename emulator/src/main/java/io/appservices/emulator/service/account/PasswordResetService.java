package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.PasswordHash;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Sets new passwords for users that forgot theirs. The sessions of the user go on: no document says
 * that they end, and revoking them is an operation of its own.
 */
public final class PasswordResetService {

  private final RegistrationStore registrations;
  private final OneTimeTokens oneTimeTokens;
  private final AccountFunctions functions;
  private final Mailer mailer;
  private final PasswordHasher hasher;
  private final EmulatorClock clock;
  private final UserEvents events;

  PasswordResetService(
      RegistrationStore registrations,
      OneTimeTokens oneTimeTokens,
      AccountFunctions functions,
      Mailer mailer,
      PasswordHasher hasher,
      EmulatorClock clock,
      UserEvents events) {
    this.events = events;
    this.registrations = registrations;
    this.oneTimeTokens = oneTimeTokens;
    this.functions = functions;
    this.mailer = mailer;
    this.hasher = hasher;
    this.clock = clock;
  }

  /** Sends a mail with a link; the link of an earlier mail is void. */
  public void send(App app, String email) {
    AuthProvider provider = provider(app);
    Registration registration = registration(app, email);
    if (runsFunction(provider)) {
      throw AccountRefusals.notSetUp("please use reset password via function");
    }
    mailer.sendReset(app, provider, email, renewReset(app, registration));
  }

  /** Sets the password that belongs to a link, or to a reset function that answered "pending". */
  public void reset(App app, String token, String tokenId, String password) {
    ObjectId id = oneTimeTokens.check(token, tokenId);
    Accounts.checkPassword(password);
    PasswordHash hash = hasher.hash(password);
    long now = clock.seconds();
    Registration account =
        registrations.findByToken(app.id(), id).orElseThrow(AccountRefusals::oneTimeTokenInvalid);
    setPassword(
            app, account, Update.when(r -> isGood(r, id, token, now), r -> r.withPassword(hash)))
        .require(AccountRefusals::oneTimeTokenInvalid);
  }

  private UpdateResult<Registration> setPassword(
      App app, Registration account, Update<Registration> change) {
    Order order = events.order(app, Optional.ofNullable(account.userId()).orElseGet(account::id));
    try {
      UpdateResult<Registration> result = registrations.update(app.id(), account.id(), change);
      result.changed().ifPresent(changed -> events.passwordReset(app, changed));
      return result;
    } finally {
      order.end();
    }
  }

  /** Runs the reset function of the app; what it returns decides. */
  public void call(App app, String email, String password, List<Object> arguments) {
    AuthProvider provider = provider(app);
    Registration registration = registration(app, email);
    if (!runsFunction(provider)) {
      throw AccountRefusals.notSetUp("please use reset password via email");
    }
    Accounts.checkPassword(password);
    OneTimeToken token = renewReset(app, registration);
    Document argument =
        new Document("username", email)
            .append("password", password)
            .append("token", token.token())
            .append("tokenId", token.tokenId().toHexString())
            .append("currentPasswordValid", hasher.matches(password, registration.password()));
    switch (functions.reset(app, provider, argument, arguments)) {
      case SUCCESS -> {
        PasswordHash hash = hasher.hash(password);
        setPassword(app, registration, Update.to(r -> r.withPassword(hash)));
      }
      case PENDING -> {}
      case FAIL -> {
        registrations.update(app.id(), registration.id(), Update.to(r -> r.withReset(null)));
        throw AccountRefusals.resetFailed(email);
      }
    }
  }

  private static AuthProvider provider(App app) {
    return Accounts.enabledProvider(app, ProviderType.LOCAL_USERPASS);
  }

  private static boolean runsFunction(AuthProvider provider) {
    return provider.emailPassword().reset().runsFunction();
  }

  private Registration registration(App app, String email) {
    return registrations.find(app.id(), email).orElseThrow(Refusals::userNotFound);
  }

  private OneTimeToken renewReset(App app, Registration registration) {
    OneTimeToken token = oneTimeTokens.issue();
    registrations
        .update(app.id(), registration.id(), Update.to(r -> r.withReset(token)))
        .require(Refusals::userNotFound);
    return token;
  }

  private static boolean isGood(Registration r, ObjectId tokenId, String token, long now) {
    OneTimeToken outstanding = r.reset();
    return outstanding != null
        && outstanding.tokenId().equals(tokenId)
        && outstanding.matches(token, now);
  }
}
