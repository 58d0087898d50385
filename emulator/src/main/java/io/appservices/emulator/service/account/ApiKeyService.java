package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.Digests;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;

/** The keys that users make for themselves and admins make for servers (docs: API key). */
public final class ApiKeyService {

  /** A key that was just made: the only time that it can be seen. */
  public record NewKey(ApiKey record, String key) {}

  /** The limit on API keys of a user (docs: API key). */
  public static final int MAX_OF_USER = 20;

  /** The limit on server keys of an app (docs: API key). */
  public static final int MAX_OF_SERVERS = 100;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int KEY_LENGTH = 64;

  private final Storage storage;
  private final UserService users;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Secrets secrets;
  private final UserEvents events;

  public ApiKeyService(
      Storage storage,
      UserService users,
      EmulatorClock clock,
      Ids ids,
      Secrets secrets,
      UserEvents events) {
    this.events = events;
    this.storage = storage;
    this.users = users;
    this.clock = clock;
    this.ids = ids;
    this.secrets = secrets;
  }

  public NewKey createForUser(Caller caller, String name) {
    checkName(name);
    provider(caller.app());
    if (caller.user().isAnonymous()) {
      throw AccountRefusals.anonymousApiKey();
    }
    Order order = events.order(caller.app(), caller.user().id());
    try {
      NewKey made = insert(caller.app(), name, caller.user().id(), false, ids.next());
      events.apiKeyCreated(caller.app(), made.record());
      return made;
    } finally {
      order.end();
    }
  }

  /** Makes a server key, and the user of type {@code server} that it logs in. */
  public NewKey createForServer(App app, String name) {
    checkName(name);
    AuthProvider provider = provider(app);
    ObjectId keyId = ids.next();
    ApiKey identity = new ApiKey(keyId, name, "", false, ids.next(), true);
    User server =
        User.create(
            identity.userId(), UserType.SERVER, identity.identity(provider.id()), clock.seconds());
    Order order = events.order(app, server.id());
    try {
      storage.users().insert(app.id(), server);
      return insertFor(app, server, name, keyId);
    } finally {
      order.end();
    }
  }

  private NewKey insertFor(App app, User server, String name, ObjectId keyId) {
    try {
      NewKey made = insert(app, name, server.id(), true, keyId);
      events.created(app, server, ProviderType.API_KEY, Actor.OPERATOR);
      events.apiKeyCreated(app, made.record());
      return made;
    } catch (RuntimeException e) {
      storage.users().delete(app.id(), server.id());
      throw e;
    }
  }

  public List<ApiKey> listOfUser(Caller caller) {
    return storage.apiKeys().listOfUser(caller.app().id(), caller.user().id());
  }

  public List<ApiKey> listOfServers(App app) {
    return storage.apiKeys().listOfServers(app.id());
  }

  /** Returns a key of the caller; the keys of others are not found. */
  public ApiKey getOfUser(Caller caller, ObjectId keyId) {
    return storage
        .apiKeys()
        .find(caller.app().id(), keyId)
        .filter(key -> !key.server() && key.userId().equals(caller.user().id()))
        .orElseThrow(AccountRefusals::apiKeyNotFound);
  }

  public ApiKey getOfServer(App app, ObjectId keyId) {
    return storage
        .apiKeys()
        .find(app.id(), keyId)
        .filter(ApiKey::server)
        .orElseThrow(AccountRefusals::apiKeyNotFound);
  }

  /** Removes a key of the caller, but not the one that it logged in with. */
  public void deleteOfUser(Caller caller, ObjectId keyId) {
    ApiKey key = getOfUser(caller, keyId);
    boolean inUse =
        caller
            .session()
            .filter(s -> s.identity().providerType() == ProviderType.API_KEY)
            .filter(s -> s.identity().id().equals(key.id().toHexString()))
            .isPresent();
    if (inUse) {
      throw AccountRefusals.apiKeyInUse();
    }
    delete(caller.app(), key);
  }

  /** Removes a server key with its user and all that the user has. */
  public void deleteOfServer(App app, ObjectId keyId) {
    ApiKey key = getOfServer(app, keyId);
    delete(app, key);
    users.deleteIfPresent(app, key.userId());
  }

  public void setDisabledOfUser(Caller caller, ObjectId keyId, boolean disabled) {
    setDisabled(caller.app(), getOfUser(caller, keyId), disabled);
  }

  public void setDisabledOfServer(App app, ObjectId keyId, boolean disabled) {
    setDisabled(app, getOfServer(app, keyId), disabled);
  }

  private NewKey insert(App app, String name, ObjectId userId, boolean server, ObjectId keyId) {
    String key = secrets.alphanumeric(KEY_LENGTH);
    ApiKey record = new ApiKey(keyId, name, Digests.sha256(key), false, userId, server);
    int limit = server ? MAX_OF_SERVERS : MAX_OF_USER;
    return switch (storage.apiKeys().insert(app.id(), record, limit)) {
      case ADDED -> new NewKey(record, key);
      case NAME_TAKEN -> throw AccountRefusals.apiKeyNameTaken();
      // Whose user is gone is told this, too: it is about to be refused as a caller.
      case FULL, NO_USER -> throw AccountRefusals.tooManyApiKeys(limit);
    };
  }

  private void setDisabled(App app, ApiKey key, boolean disabled) {
    Order order = events.order(app, key.userId());
    try {
      UpdateResult<ApiKey> result =
          storage.apiKeys().update(app.id(), key.id(), Update.to(k -> k.withDisabled(disabled)));
      if (!(result instanceof UpdateResult.Changed<ApiKey> changed)) {
        throw AccountRefusals.apiKeyNotFound();
      }
      if (changed.before().disabled() != disabled) {
        events.apiKeySwitched(app, changed.after());
      }
    } finally {
      order.end();
    }
  }

  private void delete(App app, ApiKey key) {
    Order order = events.order(app, key.userId());
    try {
      ApiKey deleted =
          storage.apiKeys().delete(app.id(), key.id()).orElseThrow(AccountRefusals::apiKeyNotFound);
      events.apiKeyDeleted(app, deleted);
    } finally {
      order.end();
    }
  }

  /** Refuses a name that the service does not take for a key. */
  public static void checkName(String name) {
    if (name.isEmpty()) {
      throw AccountRefusals.apiKeyNameRequired();
    }
    if (!NAME.matcher(name).matches()) {
      throw AccountRefusals.apiKeyNameInvalid();
    }
  }

  private static AuthProvider provider(App app) {
    return app.provider(ProviderType.API_KEY)
        .filter(provider -> !provider.disabled())
        .orElseThrow(AccountRefusals::apiKeysNotEnabled);
  }
}
