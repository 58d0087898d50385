package io.appservices.emulator.service.account;

import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.storage.RegistrationStore;

/** The use-cases of the email/password provider beside logging in, which share their parts. */
public record EmailAccounts(
    RegistrationService registrations, PasswordResetService passwordResets) {

  /**
   * Puts them together.
   *
   * @param links to the emulator's own pages
   */
  public static EmailAccounts create(
      RegistrationStore store,
      FunctionRuntime runtime,
      OutboxService outbox,
      Links links,
      PasswordHasher hasher,
      EmulatorClock clock,
      Ids ids,
      Secrets secrets,
      UserEvents events) {
    OneTimeTokens tokens = new OneTimeTokens(clock, ids, secrets);
    AccountFunctions functions = new AccountFunctions(runtime);
    Mailer mailer = new Mailer(outbox, clock, links);
    Confirmation confirmation = new Confirmation(store, functions, mailer, events);
    return new EmailAccounts(
        new RegistrationService(store, confirmation, tokens, hasher, clock, ids, events),
        new PasswordResetService(store, tokens, functions, mailer, hasher, clock, events));
  }
}
