package io.appservices.emulator.storage.record;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.StoreContract;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ScheduleStore}. */
public abstract class ScheduleStoreContract extends StoreContract {

  private ScheduleStore schedules;

  @BeforeEach
  void takeStore() {
    schedules = storage.schedules();
  }

  @Test
  void theLastMarkOfATriggerIsFound() {
    schedules.put(APP, id(50), mark(5));
    schedules.put(APP, id(51), mark(6));
    schedules.put(OTHER_APP, id(50), mark(7));
    schedules.put(APP, id(50), mark(4));
    assertThat(schedules.find(APP, id(50))).contains(mark(4));
    assertThat(schedules.find(APP, id(51))).contains(mark(6));
    assertThat(schedules.find(OTHER_APP, id(50))).contains(mark(7));
    assertThat(schedules.find(APP, id(52))).isEmpty();
    assertThat(schedules.find(NO_APP, id(50))).isEmpty();
  }

  @Test
  void aMarkIsReplacedOnlyWhereItIsTheExpectedOne() {
    assertThat(schedules.replace(APP, id(50), mark(4), mark(5))).isFalse();
    schedules.put(APP, id(50), mark(4));
    assertThat(schedules.replace(APP, id(50), mark(4), mark(5))).isTrue();
    assertThat(schedules.replace(APP, id(50), mark(4), mark(6))).isFalse();
    assertThat(schedules.replace(OTHER_APP, id(50), mark(5), mark(6))).isFalse();
    assertThat(schedules.find(APP, id(50))).contains(mark(5));
  }

  @Test
  void oneOfConcurrentReplacementsOfAMarkIsMade() {
    schedules.put(APP, id(50), mark(0));
    for (int round = 0; round < rounds(); round++) {
      ScheduleMark before = mark(round);
      ScheduleMark after = mark(round + 1);
      assertThat(Race.times(THREADS, () -> schedules.replace(APP, id(50), before, after)))
          .containsOnlyOnce(true);
    }
  }

  @Test
  void aDeletedMarkIsGoneAndNoOther() {
    schedules.put(APP, id(50), mark(5));
    schedules.put(APP, id(51), mark(6));
    schedules.delete(APP, id(50));
    schedules.delete(APP, id(52));
    schedules.delete(NO_APP, id(51));
    assertThat(schedules.find(APP, id(50))).isEmpty();
    assertThat(schedules.find(APP, id(51))).contains(mark(6));
  }

  @Test
  void marksGoWithTheirAppAndNoneIsKeptForOneThatDoesNotExist() {
    schedules.put(APP, id(50), mark(5));
    storage.apps().delete(APP);
    schedules.put(APP, id(51), mark(5));
    storage.apps().insert(Samples.app(1, "app-one"));
    assertThat(schedules.find(APP, id(50))).isEmpty();
    assertThat(schedules.find(APP, id(51))).isEmpty();
  }

  private static ScheduleMark mark(int second) {
    return new ScheduleMark(
        "*/5 * * * *", Instant.parse("2026-01-02T03:04:05.678901234Z").plusSeconds(second));
  }
}
