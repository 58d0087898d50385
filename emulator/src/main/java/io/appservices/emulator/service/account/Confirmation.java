package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Update;
import java.util.Objects;
import org.bson.Document;

/**
 * The confirmation of a new account: at once, by a mail, or by a function of the app (docs:
 * email/password authentication). Exactly one of the three is set up.
 */
final class Confirmation {

  /** The outcome of a request to confirm. */
  enum Verdict {
    CONFIRMED,
    PENDING,
    FAIL
  }

  private final RegistrationStore registrations;
  private final AccountFunctions functions;
  private final Mailer mailer;
  private final UserEvents events;

  Confirmation(
      RegistrationStore registrations,
      AccountFunctions functions,
      Mailer mailer,
      UserEvents events) {
    this.events = events;
    this.registrations = registrations;
    this.functions = functions;
    this.mailer = mailer;
  }

  boolean isAutomatic(AuthProvider provider) {
    return provider.confirmsAutomatically();
  }

  /** Refuses to send mails where the provider is set up to run a function. */
  void requireMail(AuthProvider provider) {
    if (runsFunction(provider)) {
      throw AccountRefusals.notSetUp("please confirm via function");
    }
  }

  /** Refuses to run a function where the provider is set up to send mails. */
  void requireFunction(AuthProvider provider) {
    if (!runsFunction(provider)) {
      throw AccountRefusals.notSetUp("please confirm via email");
    }
  }

  /** Asks for an account to be confirmed. It holds the token that is sent. */
  Verdict request(App app, AuthProvider provider, Registration account) {
    OneTimeToken token = Objects.requireNonNull(account.confirmation(), "the token to send");
    if (!runsFunction(provider)) {
      mailer.sendConfirmation(app, provider, account.email(), token);
      return Verdict.PENDING;
    }
    Document argument = argument(account.email(), token);
    return switch (functions.confirmation(app, provider, argument)) {
      case SUCCESS -> {
        confirm(app, account);
        yield Verdict.CONFIRMED;
      }
      case PENDING -> Verdict.PENDING;
      case FAIL -> Verdict.FAIL;
    };
  }

  private void confirm(App app, Registration account) {
    registrations
        .update(app.id(), account.id(), Update.when(r -> !r.confirmed(), Registration::confirm))
        .changed()
        .ifPresent(confirmed -> events.confirmed(app, confirmed, Actor.EMULATOR));
  }

  /**
   * Returns whether the provider is set up to run a function, over which autoConfirm takes
   * precedence.
   */
  boolean runsFunction(AuthProvider provider) {
    return provider.emailPassword().confirmation().runsFunction();
  }

  private static Document argument(String email, OneTimeToken token) {
    return new Document("username", email)
        .append("token", token.token())
        .append("tokenId", token.tokenId().toHexString());
  }
}
