package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.service.login.verifier.CredentialVerifier;
import io.appservices.emulator.service.login.verifier.VerifiedIdentity;
import io.appservices.emulator.service.login.verifier.Verifiers;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.UserStore;
import org.bson.types.ObjectId;

/** Gives a logged-in user one more identity (docs/contract.md, section 7). */
public final class LinkService {

  private final UserStore users;
  private final SessionService sessions;
  private final Verifiers verifiers;
  private final LinkRetryGuard guard;
  private final UserEvents events;

  public LinkService(
      UserStore users,
      SessionService sessions,
      Verifiers verifiers,
      LinkRetryGuard guard,
      UserEvents events) {
    this.events = events;
    this.users = users;
    this.sessions = sessions;
    this.verifiers = verifiers;
    this.guard = guard;
  }

  /**
   * Finds the provider that a URL names, whose identities can be linked.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none, it is disabled,
   *     or its identities are nobody's
   */
  public static AuthProvider provider(App app, String name) {
    if (name.equals(ProviderType.ANON_USER.wireName())) {
      throw Refusals.linkAnonymous();
    }
    return Accounts.enabledProvider(app, name);
  }

  /** Links the identity that the credentials prove; the user keeps its id. */
  public LoginResult link(Caller caller, AuthProvider provider, Credentials credentials) {
    App app = caller.app();
    CredentialVerifier<?> verifier = verifiers.get(provider.type());
    VerifiedIdentity verified = verifiers.verify(app, provider, credentials);
    verified.owner().ifPresent(owner -> checkOwner(caller, verified.identity(), owner));
    Session session = caller.session().orElseThrow(Refusals::sessionEnded);
    User user = linkInOrder(caller, verifier, verified.identity());
    return sessions.tokens(app, user, session);
  }

  private User linkInOrder(Caller caller, CredentialVerifier<?> verifier, Identity identity) {
    Order order = events.order(caller.app(), caller.user().id());
    try {
      return linkAndClaim(caller, verifier, identity);
    } finally {
      order.end();
    }
  }

  private User linkAndClaim(Caller caller, CredentialVerifier<?> verifier, Identity identity) {
    App app = caller.app();
    UpdateResult.Changed<User> linked = link(caller, identity);
    User user = linked.after();
    if (!verifier.claim(app, identity, user.id())) {
      users.update(app.id(), user.id(), Update.to(u -> u.unlink(identity)));
      throw verifier.gone();
    }
    if (!linked.before().has(identity)) {
      events.linked(app, user, verifier.type());
    }
    return user;
  }

  private UpdateResult.Changed<User> link(Caller caller, Identity identity) {
    UpdateResult<User> result =
        users.update(
            caller.app().id(),
            caller.user().id(),
            Update.when(user -> !isSecondUserpass(user, identity), user -> user.link(identity)));
    if (result instanceof UpdateResult.Refused) {
      throw Refusals.linkSecondUserpass();
    }
    if (result instanceof UpdateResult.Taken) {
      throw guard.conflict(caller, identity);
    }
    if (result instanceof UpdateResult.Changed<User> changed) {
      return changed;
    }
    throw Refusals.sessionEnded();
  }

  private static boolean isSecondUserpass(User user, Identity identity) {
    return identity.providerType() == ProviderType.LOCAL_USERPASS
        && user.identity(ProviderType.LOCAL_USERPASS)
            .filter(existing -> !existing.sameAs(identity))
            .isPresent();
  }

  private void checkOwner(Caller caller, Identity identity, ObjectId owner) {
    if (owner.equals(caller.user().id())) {
      return;
    }
    throw identity.providerType() == ProviderType.API_KEY
        ? Refusals.linkForeignApiKey()
        : guard.conflict(caller, identity);
  }
}
