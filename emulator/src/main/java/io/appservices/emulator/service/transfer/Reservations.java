package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.storage.Storage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * The unique keys that the lines of a file use in one app. They are taken from the records without
 * copies, since there may be very many.
 */
final class Reservations {

  private record IdentityKey(ProviderType type, String id) {}

  private final UniqueKeys<ObjectId> users;
  private final UniqueKeys<IdentityKey> identities;
  private final UniqueKeys<ObjectId> accounts;
  private final UniqueKeys<String> emails;
  private final UniqueKeys<ObjectId> keys;
  private final UniqueKeys<String> digests;
  private final Set<String> serverKeys = new HashSet<>();

  Reservations(Storage storage, ObjectId app) {
    users =
        new UniqueKeys<>(
            id -> "user '" + id + "'", id -> storage.users().find(app, id).isPresent());
    identities =
        new UniqueKeys<>(
            key -> key.type().wireName() + " identity '" + key.id() + "'",
            key -> storage.users().findByIdentity(app, key.type(), key.id()).isPresent());
    accounts =
        new UniqueKeys<>(
            id -> "account '" + id + "'", id -> storage.registrations().find(app, id).isPresent());
    emails =
        new UniqueKeys<>(
            email -> "email '" + email + "'",
            email -> storage.registrations().find(app, email).isPresent());
    keys =
        new UniqueKeys<>(
            id -> "API key '" + id + "'", id -> storage.apiKeys().find(app, id).isPresent());
    digests =
        new UniqueKeys<>(
            digest -> "API key with SHA-256 '" + digest + "'",
            digest -> storage.apiKeys().findByDigest(app, digest).isPresent());
    storage.apiKeys().listOfServers(app).forEach(key -> serverKeys.add(key.name()));
  }

  /**
   * Takes all that a line needs.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if some of it is taken
   */
  void take(Entry entry) {
    Integer line = entry.line();
    if (entry.user() != null) {
      users.take(entry.user().id(), line);
      for (Identity identity : entry.user().identities()) {
        takeIdentity(identity, line);
      }
    }
    if (entry.account() != null) {
      accounts.take(entry.account().id(), line);
      emails.take(entry.account().email(), line);
    }
    takeKeys(entry.keys(), line);
  }

  private void takeIdentity(Identity identity, Integer line) {
    // That of an email is as unique as its account.
    if (identity.providerType() != ProviderType.LOCAL_USERPASS) {
      identities.take(new IdentityKey(identity.providerType(), identity.id()), line);
    }
  }

  private void takeKeys(List<ApiKey> ofUser, Integer line) {
    Set<String> own = new HashSet<>();
    for (ApiKey key : ofUser) {
      keys.take(key.id(), line);
      digests.take(key.digest(), line);
      takeName(key, key.server() ? serverKeys : own);
    }
  }

  private static void takeName(ApiKey key, Set<String> names) {
    int limit = key.server() ? ApiKeyService.MAX_OF_SERVERS : ApiKeyService.MAX_OF_USER;
    if (!names.add(key.name())) {
      throw AccountRefusals.apiKeyNameTaken();
    }
    if (names.size() > limit) {
      throw AccountRefusals.tooManyApiKeys(limit);
    }
  }
}
