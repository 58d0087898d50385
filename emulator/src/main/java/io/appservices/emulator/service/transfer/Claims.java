package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.ApiKey;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Identity;
import io.appservices.emulator.domain.ImportRefusals;
import io.appservices.emulator.domain.Registration;
import io.appservices.emulator.domain.User;
import io.appservices.emulator.service.ApiKeyService;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bson.types.ObjectId;

/** What the lines of a file take that only one can have, in the file and in the app. */
final class Claims {

  /** Something of which an app has one: the words for it name it. */
  private record Claim(ObjectId appId, String what, BooleanSupplier exists) {}

  private record Key(ObjectId appId, String what) {}

  private final Storage storage;
  private final Map<Key, Integer> lineOf = new HashMap<>();
  private final Map<ObjectId, Integer> serverKeys = new HashMap<>();

  Claims(Storage storage) {
    this.storage = storage;
  }

  /**
   * Takes all that a line needs.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if some of it is taken; then
   *     nothing more is
   */
  void take(int line, Entry entry) {
    List<Claim> claims = claims(entry);
    Set<String> own = new HashSet<>();
    for (Claim claim : claims) {
      if (!own.add(claim.what())) {
        throw ImportRefusals.twice(claim.what());
      }
      Integer earlier = lineOf.get(new Key(claim.appId(), claim.what()));
      if (earlier != null) {
        throw ImportRefusals.repeats(claim.what(), earlier);
      }
      if (claim.exists().getAsBoolean()) {
        throw ImportRefusals.exists(claim.what());
      }
    }
    count(entry);
    claims.forEach(claim -> lineOf.put(new Key(claim.appId(), claim.what()), line));
  }

  private List<Claim> claims(Entry entry) {
    List<Claim> claims = new ArrayList<>();
    if (entry.user() != null) {
      addUser(claims, entry.app().id(), entry.user());
    }
    if (entry.account() != null) {
      addAccount(claims, entry.app().id(), entry.account());
    }
    entry.keys().forEach(key -> addKey(claims, entry.app().id(), key));
    return claims;
  }

  private void addUser(List<Claim> claims, ObjectId appId, User user) {
    claims.add(
        new Claim(
            appId,
            "user '" + user.id() + "'",
            () -> storage.users().find(appId, user.id()).isPresent()));
    for (Identity identity : user.identities()) {
      claims.add(
          new Claim(
              appId,
              identity.providerType().wireName() + " identity '" + identity.id() + "'",
              () ->
                  storage
                      .users()
                      .findByIdentity(appId, identity.providerType(), identity.id())
                      .isPresent()));
    }
  }

  private void addAccount(List<Claim> claims, ObjectId appId, Registration account) {
    claims.add(
        new Claim(
            appId,
            "account '" + account.id() + "'",
            () -> storage.registrations().find(appId, account.id()).isPresent()));
    claims.add(
        new Claim(
            appId,
            "email '" + account.email() + "'",
            () -> storage.registrations().find(appId, account.email()).isPresent()));
  }

  private void addKey(List<Claim> claims, ObjectId appId, ApiKey key) {
    claims.add(
        new Claim(
            appId,
            "API key '" + key.id() + "'",
            () -> storage.apiKeys().find(appId, key.id()).isPresent()));
    claims.add(
        new Claim(
            appId,
            "API key of the digest '" + key.digest() + "'",
            () -> storage.apiKeys().findByDigest(appId, key.digest()).isPresent()));
    claims.add(
        new Claim(
            appId,
            (key.server() ? "server API key '" : "API key of " + key.userId() + " '")
                + key.name()
                + "'",
            () -> key.server() && hasServerKey(appId, key.name())));
  }

  private boolean hasServerKey(ObjectId appId, String name) {
    return storage.apiKeys().listOfServers(appId).stream().anyMatch(k -> k.name().equals(name));
  }

  private void count(Entry entry) {
    App app = entry.app();
    int server = (int) entry.keys().stream().filter(ApiKey::server).count();
    if (entry.keys().size() - server > ApiKeyService.MAX_OF_USER) {
      throw AccountRefusals.tooManyApiKeys(ApiKeyService.MAX_OF_USER);
    }
    if (server == 0) {
      return;
    }
    int before =
        serverKeys.computeIfAbsent(app.id(), id -> storage.apiKeys().listOfServers(id).size());
    if (before + server > ApiKeyService.MAX_OF_SERVERS) {
      throw AccountRefusals.tooManyApiKeys(ApiKeyService.MAX_OF_SERVERS);
    }
    serverKeys.put(app.id(), before + server);
  }
}
