package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.account.Confirmation.Verdict;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Makes email/password accounts and confirms them. */
public final class RegistrationService {

  private final RegistrationStore registrations;
  private final Confirmation confirmation;
  private final OneTimeTokens oneTimeTokens;
  private final PasswordHasher hasher;
  private final EmulatorClock clock;
  private final Ids ids;
  private final UserEvents events;

  RegistrationService(
      RegistrationStore registrations,
      Confirmation confirmation,
      OneTimeTokens oneTimeTokens,
      PasswordHasher hasher,
      EmulatorClock clock,
      Ids ids,
      UserEvents events) {
    this.events = events;
    this.registrations = registrations;
    this.confirmation = confirmation;
    this.oneTimeTokens = oneTimeTokens;
    this.hasher = hasher;
    this.clock = clock;
    this.ids = ids;
  }

  /** Returns whether new accounts are confirmed by a function of the app. */
  public boolean runsFunction(App app) {
    return confirmation.runsFunction(provider(app));
  }

  /** Returns whether hashing a password takes more than a moment. */
  public boolean hashingTakesLong() {
    return hasher.takesLong();
  }

  /** Makes an account, and confirms it the way the provider is set up to. */
  public void register(App app, String email, String password) {
    AuthProvider provider = provider(app);
    Accounts.checkEmail(email);
    Accounts.checkPassword(password);
    if (confirmation.isAutomatic(provider)) {
      insert(app, Registration.confirmed(ids.next(), email, hasher.hash(password)), Actor.USER);
      return;
    }
    OneTimeToken token = oneTimeTokens.issue();
    Registration account = Registration.pending(ids.next(), email, hasher.hash(password), token);
    insert(app, account, Actor.USER);
    if (confirmation.request(app, provider, account) == Verdict.FAIL) {
      registrations
          .delete(app.id(), account.id(), Deletable.WITHOUT_USER)
          .ifPresent(deleted -> events.registrationDeleted(app, deleted, Actor.EMULATOR));
      throw AccountRefusals.confirmationFailed(email);
    }
  }

  /** Makes an account that waits for its confirmation; nothing is sent, and no function runs. */
  public void registerPending(App app, String email, String password) {
    provider(app);
    Accounts.checkEmail(email);
    Accounts.checkPassword(password);
    OneTimeToken token = oneTimeTokens.issue();
    insert(
        app, Registration.pending(ids.next(), email, hasher.hash(password), token), Actor.OPERATOR);
  }

  /** Confirms the account that a link was sent for. */
  public void confirm(App app, String token, String tokenId) {
    ObjectId id = oneTimeTokens.check(token, tokenId);
    long now = clock.seconds();
    Registration account =
        registrations.findByToken(app.id(), id).orElseThrow(AccountRefusals::oneTimeTokenInvalid);
    Registration confirmed =
        registrations
            .update(
                app.id(),
                account.id(),
                Update.when(r -> isGood(r, id, token, now), Registration::confirm))
            .orElseThrow(AccountRefusals::oneTimeTokenInvalid);
    events.confirmed(app, confirmed, Actor.USER);
  }

  private static boolean isGood(Registration r, ObjectId tokenId, String token, long now) {
    OneTimeToken outstanding = r.confirmation();
    return outstanding != null
        && outstanding.tokenId().equals(tokenId)
        && outstanding.matches(token, now);
  }

  /** Sends the mail again, with a new link; the old one is void. */
  public OneTimeToken resend(App app, String email) {
    AuthProvider provider = provider(app);
    Registration account = unconfirmed(app, email);
    confirmation.requireMail(provider);
    Registration renewed = renewConfirmation(app, account);
    confirmation.request(app, provider, renewed);
    return Objects.requireNonNull(renewed.confirmation());
  }

  /**
   * Runs the confirmation function again, with a new token pair.
   *
   * @return the pair, if the account still waits for it
   */
  public Optional<OneTimeToken> runConfirmation(App app, String email) {
    AuthProvider provider = provider(app);
    if (confirmation.isAutomatic(provider)) {
      throw AccountRefusals.automaticConfirmation(email);
    }
    Registration renewed = renewConfirmation(app, unconfirmed(app, email));
    Verdict verdict = confirmation.request(app, provider, renewed);
    if (verdict == Verdict.FAIL) {
      throw AccountRefusals.confirmationFailed(email);
    }
    return verdict == Verdict.PENDING
        ? Optional.ofNullable(renewed.confirmation())
        : Optional.empty();
  }

  /**
   * Runs the confirmation for a client as {@link #runConfirmation} does, but only if a function is
   * set up for it.
   */
  public void callConfirmation(App app, String email) {
    AuthProvider provider = provider(app);
    if (!confirmation.isAutomatic(provider)) {
      unconfirmed(app, email);
      confirmation.requireFunction(provider);
    }
    runConfirmation(app, email);
  }

  /** Confirms an account because an admin says so. */
  public void confirm(App app, String email) {
    Registration account = unconfirmed(app, email);
    UpdateResult<Registration> result =
        registrations.update(app.id(), account.id(), Update.to(Registration::confirm));
    if (!(result instanceof UpdateResult.Changed<Registration> changed)) {
      throw Refusals.userNotFound();
    }
    if (!changed.before().confirmed()) {
      events.confirmed(app, changed.after(), Actor.OPERATOR);
    }
  }

  /** Returns a page of accounts that wait for confirmation. */
  public List<Registration> listPending(App app, Optional<ObjectId> after, int limit) {
    return registrations.listPending(app.id(), after, limit);
  }

  /** Removes an account that no user was made from yet. */
  public void deletePending(App app, String email) {
    Registration account = registrations.find(app.id(), email).orElseThrow(Refusals::userNotFound);
    delete(app, account.id(), Deletable.WITHOUT_USER);
  }

  /** Removes an account that waits for confirmation. */
  public void deletePending(App app, ObjectId id) {
    delete(app, id, Deletable.PENDING);
  }

  /** Removes all accounts that no user was made from, and that are there when it begins. */
  public void deleteWithoutUser(App app) {
    for (Registration account : registrations.listWithoutUser(app.id())) {
      registrations
          .delete(app.id(), account.id(), Deletable.WITHOUT_USER)
          .ifPresent(deleted -> events.registrationDeleted(app, deleted, Actor.OPERATOR));
    }
  }

  private void delete(App app, ObjectId id, Deletable which) {
    Registration deleted =
        registrations.delete(app.id(), id, which).orElseThrow(Refusals::userNotFound);
    events.registrationDeleted(app, deleted, Actor.OPERATOR);
  }

  private static AuthProvider provider(App app) {
    return Accounts.enabledProvider(app, ProviderType.LOCAL_USERPASS);
  }

  private void insert(App app, Registration registration, Actor by) {
    Order order = events.order(app, registration.id());
    try {
      if (!registrations.insert(app.id(), registration)) {
        throw AccountRefusals.nameInUse();
      }
      events.registered(app, registration, by);
      if (registration.confirmed()) {
        events.confirmed(app, registration, Actor.EMULATOR);
      }
    } finally {
      order.end();
    }
  }

  private Registration unconfirmed(App app, String email) {
    Registration registration =
        registrations.find(app.id(), email).orElseThrow(Refusals::userNotFound);
    if (registration.confirmed()) {
      throw AccountRefusals.alreadyConfirmed();
    }
    return registration;
  }

  private Registration renewConfirmation(App app, Registration account) {
    OneTimeToken token = oneTimeTokens.issue();
    return registrations
        .update(
            app.id(),
            account.id(),
            Update.when(r -> !r.confirmed(), r -> r.withConfirmation(token)))
        .orElseThrow(AccountRefusals::alreadyConfirmed);
  }
}
