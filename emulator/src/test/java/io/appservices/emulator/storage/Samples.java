package io.appservices.emulator.storage;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.PasswordHash;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.config.AppStates;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;

/** Records to put into stores. Ids are made from small numbers, so that their order is plain. */
public final class Samples {

  private static final ObjectId PROVIDER = id(0xF00D);
  private static final PasswordHash PASSWORD = new PasswordHash(1, new byte[16], new byte[32]);

  private Samples() {}

  public static ObjectId id(int number) {
    return new ObjectId(String.format("%024x", number));
  }

  public static App app(int number, String clientAppId) {
    return new App(
        id(number),
        clientAppId,
        "name",
        id(0xA),
        id(number + 0x100000),
        "standard",
        "US-VA",
        "GLOBAL",
        "",
        "",
        0,
        App.DEFAULT_REFRESH_TOKEN_LIFETIME,
        List.of(),
        List.of(),
        Edition.DEPLOYED);
  }

  /** The apps of a storage, by a clock of their own. */
  public static AppStates states(Storage storage) {
    EmulatorClock clock = new EmulatorClock();
    return new AppStates(storage.apps(), clock, new Ids(clock, new Secrets()));
  }

  public static Identity identity(ProviderType type, String id) {
    return new Identity(type, PROVIDER, id, Map.of());
  }

  /** A user with one anonymous identity, {@code anon-<number>}. */
  public static User user(int number) {
    return user(number, identity(ProviderType.ANON_USER, "anon-" + number));
  }

  public static User user(int number, Identity... identities) {
    return new User(id(number), UserType.NORMAL, List.of(identities), 0, 0, false, 0);
  }

  public static OneTimeToken token(int number) {
    return new OneTimeToken(id(number), "token-" + number, Long.MAX_VALUE);
  }

  /** An account that waits for its confirmation token, whose id is the account's plus 0x1000. */
  public static Registration pending(int number, String email) {
    return Registration.pending(id(number), email, PASSWORD, token(number + 0x1000));
  }

  public static Registration confirmed(int number, String email) {
    return Registration.confirmed(id(number), email, PASSWORD);
  }

  public static Session session(int number) {
    return session(number, 1, 2);
  }

  public static Session session(int number, int appNumber, int userNumber) {
    return new Session(
        id(number),
        id(appNumber),
        id(userNumber),
        0,
        Device.NONE,
        identity(ProviderType.ANON_USER, "anon"),
        Long.MAX_VALUE,
        Session.OPEN);
  }

  public static Device device(int number, int userNumber, String platform) {
    return new Device(id(number), id(userNumber), Map.of("platform", platform));
  }

  public static ApiKey userKey(int number, int userNumber) {
    return new ApiKey(
        id(number), "key-" + number, "digest-" + number, false, id(userNumber), false);
  }

  public static ApiKey serverKey(int number, int userNumber) {
    return new ApiKey(id(number), "key-" + number, "digest-" + number, false, id(userNumber), true);
  }
}
