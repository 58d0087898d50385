package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.account.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** A reader that makes an entry of a line, with new ids and dates where it has none. */
final class EntryReader {

  /** The end of the year 9999: what a calendar can show. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private final EmulatorClock clock;
  private final Ids ids;
  private final Passwords passwords;
  private final Keys keys;

  EntryReader(EmulatorClock clock, Ids ids, PasswordHasher hasher) {
    this.clock = clock;
    this.ids = ids;
    this.passwords = new Passwords(hasher);
    this.keys = new Keys(ids);
  }

  Entry read(int number, App app, Members line) {
    Entry entry = line.flag("pending") ? account(number, app, line) : user(number, app, line);
    line.end();
    return entry;
  }

  private Entry account(int number, App app, Members line) {
    Identities.provider(app, ProviderType.LOCAL_USERPASS);
    ObjectId id = line.id("_id").orElseGet(ids::next);
    String email = email(line.requiredText("email"));
    Registration pending = Registration.pending(id, email, passwords.read(line), null);
    Registration account = line.flag("confirmed") ? pending.confirm() : pending;
    return new Entry(number, app, null, account, List.of());
  }

  private Entry user(int number, App app, Members line) {
    ObjectId next = ids.next();
    ObjectId id = line.id("_id").orElse(next);
    UserType type = type(line);
    List<ApiKey> owned =
        line.objects("api_keys").orElse(List.of()).stream()
            .map(key -> keys.read(key, type, id))
            .toList();
    List<Identity> identities = identities(app, line, type, owned);
    Registration account = account(line, identities, id);
    User user =
        new User(
            id,
            type,
            identities,
            seconds(line, "creation_date", clock.seconds()),
            seconds(line, "last_authentication_date", 0),
            line.flag("disabled"),
            id.equals(next) ? 0 : epochOf(next));
    if (user.isAnonymous() && !owned.isEmpty()) {
      throw AccountRefusals.anonymousApiKey();
    }
    return new Entry(number, app, user, account, owned);
  }

  /**
   * Returns the first epoch of a user that may have been here before, and been deleted with the
   * same id: sessions that it had then belong to another one.
   */
  private static int epochOf(ObjectId unique) {
    return unique.hashCode() >>> 2;
  }

  /** Returns a time in seconds since 1970, from then to the year 9999. */
  private static long seconds(Members line, String name, long otherwise) {
    return line.integer(name, 0, MAX_SECONDS).orElse(otherwise);
  }

  private static UserType type(Members line) {
    String name = line.text("type").orElse(UserType.NORMAL.wireName());
    for (UserType type : UserType.values()) {
      if (type.wireName().equals(name)) {
        return type;
      }
    }
    throw line.wrong("type", "normal or server");
  }

  /**
   * Returns the identities of the line, with that of {@code email} first; a server key is an
   * identity of its own.
   */
  private List<Identity> identities(App app, Members line, UserType type, List<ApiKey> owned) {
    List<Identity> identities = new ArrayList<>();
    line.text("email").ifPresent(email -> identities.add(Identities.userpass(app, ids, email)));
    line.objects("identities")
        .orElse(List.of())
        .forEach(one -> identities.add(Identities.read(app, one)));
    if (!owned.isEmpty()) {
      ObjectId provider = Identities.provider(app, ProviderType.API_KEY);
      if (identities.isEmpty() && type == UserType.SERVER) {
        identities.add(owned.get(0).identity(provider));
      }
    }
    if (identities.isEmpty()) {
      throw ImportRefusals.noIdentity();
    }
    return identities;
  }

  /** Returns the account behind the email/password identity; null if there is no such identity. */
  private @Nullable Registration account(Members line, List<Identity> identities, ObjectId userId) {
    List<Identity> userpass =
        identities.stream().filter(i -> i.providerType() == ProviderType.LOCAL_USERPASS).toList();
    if (userpass.size() > 1) {
      throw ImportRefusals.secondUserpass();
    }
    Optional<Identity> identity = userpass.stream().findFirst();
    return identity
        .map(
            i ->
                Registration.confirmed(
                        new ObjectId(i.id()),
                        email(String.valueOf(i.data().get("email"))),
                        passwords.read(line))
                    .withUser(userId))
        .orElse(null);
  }

  private static String email(String email) {
    Accounts.checkEmail(email);
    return email;
  }
}
