package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Writes the users of one app, a page at a time, and behind them the accounts without a user. */
final class UserExport {

  private static final int PAGE = 1000;

  private final Storage storage;
  private final UserService users;
  private final App app;
  private final boolean named;
  private final OutputStream out;
  private final Map<ObjectId, List<ApiKey>> serverKeys;
  private int written;

  /**
   * Makes an export that has written nothing yet.
   *
   * @param named whether lines say which app they are of
   */
  UserExport(Storage storage, UserService users, App app, boolean named, OutputStream out) {
    this.storage = storage;
    this.users = users;
    this.app = app;
    this.named = named;
    this.out = out;
    this.serverKeys =
        storage.apiKeys().listOfServers(app.id()).stream()
            .collect(Collectors.groupingBy(ApiKey::userId));
  }

  /** Writes everything; returns how many users and accounts that was. */
  int run() throws IOException {
    // Before the users: whoever logs in for the first time meanwhile becomes one of them.
    List<Registration> waiting = storage.registrations().listWithoutUser(app.id());
    List<User> page = users.list(app, UserQuery.first(PAGE));
    while (!page.isEmpty()) {
      for (User user : page) {
        write(user);
      }
      page = users.list(app, UserQuery.first(PAGE).after(page.get(page.size() - 1).id()));
    }
    for (Registration account : waiting) {
      write(account);
    }
    return written;
  }

  private void write(User user) throws IOException {
    Document line =
        line(user.id())
            .append("type", user.type().wireName())
            .append("disabled", user.disabled())
            .append("creation_date", user.createdAt())
            .append("last_authentication_date", user.lastAuthenticatedAt())
            .append("identities", user.identities().stream().map(Identity::profile).toList());
    Optional<Identity> userpass = user.identity(ProviderType.LOCAL_USERPASS);
    if (userpass.isPresent()) {
      Optional<Registration> account =
          storage.registrations().find(app.id(), new ObjectId(userpass.get().id()));
      if (account.isEmpty()) {
        // It is being deleted, the account first.
        return;
      }
      line.append("password_hash", Passwords.write(account.get().password()));
    }
    List<Document> keys = keys(user).map(Keys::write).toList();
    if (!keys.isEmpty()) {
      line.append("api_keys", keys);
    }
    write(line);
  }

  private void write(Registration account) throws IOException {
    boolean hasUserNow =
        storage
            .users()
            .findByIdentity(app.id(), ProviderType.LOCAL_USERPASS, account.id().toHexString())
            .isPresent();
    if (!hasUserNow) {
      write(
          line(account.id())
              .append("email", account.email())
              .append("pending", true)
              .append("confirmed", account.confirmed())
              .append("password_hash", Passwords.write(account.password())));
    }
  }

  private Document line(ObjectId id) {
    Document line = new Document();
    if (named) {
      line.append("app", app.clientAppId());
    }
    return line.append("_id", id.toHexString());
  }

  private Stream<ApiKey> keys(User user) {
    return Stream.concat(
        serverKeys.getOrDefault(user.id(), List.of()).stream(),
        storage.apiKeys().listOfUser(app.id(), user.id()).stream());
  }

  private void write(Document line) throws IOException {
    out.write(Ejson.relaxed(line));
    out.write('\n');
    written++;
  }
}
