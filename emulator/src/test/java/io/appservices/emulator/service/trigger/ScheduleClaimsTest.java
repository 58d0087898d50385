package io.appservices.emulator.service.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.service.trigger.Schedule.Due;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.time.Instant;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Two emulators that share a storage find that a trigger is due at the same time. */
class ScheduleClaimsTest {

  private static final ObjectId APP = Samples.id(1);
  private static final ObjectId TRIGGER = Samples.id(2);

  private final EmbeddedStorage storage = new EmbeddedStorage();
  private Runnable afterFinding = () -> {};

  /** A store in which something happens once, after the next look. */
  private final ScheduleStore watched =
      new ScheduleStore() {
        @Override
        public Optional<ScheduleMark> find(ObjectId appId, ObjectId triggerId) {
          Optional<ScheduleMark> found = storage.schedules().find(appId, triggerId);
          Runnable now = afterFinding;
          afterFinding = () -> {};
          now.run();
          return found;
        }

        @Override
        public void put(ObjectId appId, ObjectId triggerId, ScheduleMark mark) {
          storage.schedules().put(appId, triggerId, mark);
        }

        @Override
        public boolean replace(
            ObjectId appId, ObjectId triggerId, ScheduleMark expected, ScheduleMark mark) {
          return storage.schedules().replace(appId, triggerId, expected, mark);
        }

        @Override
        public void delete(ObjectId appId, ObjectId triggerId) {
          storage.schedules().delete(appId, triggerId);
        }
      };

  private static Due due(int second) {
    Instant time = Instant.ofEpochSecond(second);
    return new Due(TRIGGER, time, false, new ScheduleMark("* * * * *", time));
  }

  @Test
  void theOneThatWritesFirstRunsIt() {
    storage.apps().insert(Samples.app(1, "app-abcde"));
    ScheduleClaims other = new ScheduleClaims(storage.schedules());
    ScheduleClaims slow = new ScheduleClaims(watched);
    assertThat(slow.isFirst(APP, due(60))).isTrue();
    afterFinding = () -> assertThat(other.isFirst(APP, due(120))).isTrue();
    assertThat(slow.isFirst(APP, due(120))).isFalse();
    assertThat(slow.isFirst(APP, due(180))).isTrue();
  }
}
