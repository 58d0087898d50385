package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What goes first where there is little room. */
class SurplusTest {

  private static final ObjectId APP = id(1);
  private static final int MANY = 1_000;

  @Test
  void theOldestSessionsGoAndTheNewestOfEachUserStays() {
    EmbeddedSessions sessions = new EmbeddedSessions(2);
    sessions.insert(session(100, 10), MANY);
    sessions.insert(session(101, 11), MANY);
    IntStream.range(102, 104).forEach(n -> sessions.insert(session(n, 11), MANY));

    List<Session> removed = sessions.insert(session(104, 11), MANY);

    assertThat(removed).containsExactly(session(101, 11));
    assertThat(IntStream.of(100, 102, 103, 104)).allMatch(n -> sessions.find(id(n)).isPresent());
    assertThat(sessions.count()).isEqualTo(4);
  }

  @Test
  void sessionsOfOneUserThatAreGoneMakeRoomForThoseOfOthers() {
    EmbeddedSessions sessions = new EmbeddedSessions(2);
    sessions.insert(session(100, 10), MANY);
    sessions.insert(session(101, 10), MANY);

    IntStream.range(200, 300).forEach(n -> sessions.insert(session(n, 11), 2));

    assertThat(sessions.find(id(100))).isPresent();
    assertThat(sessions.count()).isEqualTo(4);
  }

  @Test
  void manyUsersWithManySessionsKeepOneEachAndAFewMore() {
    EmbeddedSessions sessions = new EmbeddedSessions(50);
    IntStream.range(0, 2_000).forEach(n -> sessions.insert(session(1_000 + n, n % 100), MANY));

    assertThat(sessions.count()).isEqualTo(150);
    assertThat(IntStream.range(2_900, 3_000)).allMatch(n -> sessions.find(id(n)).isPresent());
  }

  @Test
  void theOldestDevicesGoAndTheLastOneOfEachUserStays() {
    AppDataMap data = new AppDataMap();
    data.add(AppState.of(Samples.app(1, "app-abcde"), List.of()));
    EmbeddedUsers users = new EmbeddedUsers(data);
    List.of(10, 11).forEach(n -> users.insert(APP, user(n)));
    EmbeddedDevices devices = new EmbeddedDevices(data, 2);
    devices.save(APP, device(60, 10), MANY);

    IntStream.range(70, 80).forEach(n -> devices.save(APP, device(n, 11), MANY));

    assertThat(devices.list(APP, id(10))).containsExactly(device(60, 10));
    assertThat(devices.list(APP, id(11)))
        .containsExactly(device(77, 11), device(78, 11), device(79, 11));
  }

  @Test
  void devicesOfOneUserThatAreGoneMakeRoomForThoseOfOthers() {
    AppDataMap data = new AppDataMap();
    data.add(AppState.of(Samples.app(1, "app-abcde"), List.of()));
    EmbeddedUsers users = new EmbeddedUsers(data);
    List.of(10, 11).forEach(n -> users.insert(APP, user(n)));
    EmbeddedDevices devices = new EmbeddedDevices(data, 2);
    IntStream.of(60, 61).forEach(n -> devices.save(APP, device(n, 10), MANY));

    IntStream.range(100, 200).forEach(n -> devices.save(APP, device(n, 11), 2));

    assertThat(devices.list(APP, id(10))).containsExactly(device(60, 10), device(61, 10));
    assertThat(devices.list(APP, id(11))).hasSize(2);
  }

  @Test
  void aDeviceThatIsUsedAgainIsTheLastOneOfItsUser() {
    AppDataMap data = new AppDataMap();
    data.add(AppState.of(Samples.app(1, "app-abcde"), List.of()));
    new EmbeddedUsers(data).insert(APP, user(10));
    EmbeddedDevices devices = new EmbeddedDevices(data, 1);
    IntStream.of(70, 71, 70).forEach(n -> devices.save(APP, device(n, 10), MANY));

    devices.save(APP, device(72, 10), MANY);

    assertThat(devices.list(APP, id(10))).containsExactly(device(70, 10), device(72, 10));
  }

  private static Session session(int number, int userNumber) {
    return new Session(
        id(number),
        APP,
        id(userNumber),
        0,
        Device.NONE,
        Samples.identity(ProviderType.ANON_USER, "a" + userNumber),
        5_000 + number,
        Session.OPEN);
  }

  private static Device device(int number, int userNumber) {
    return new Device(id(number), id(userNumber), Map.of("platform", "node"));
  }
}
