package io.appservices.emulator.storage.record;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.storage.LogStore;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link LogStore}. */
public abstract class LogStoreContract extends StoreContract {

  private static final int MANY = 100;

  private LogStore logs;

  @BeforeEach
  void takeStore() {
    logs = storage.logs();
  }

  @Test
  void entriesOfAnAppComeTheLastOneFirst() {
    logs.add(APP, entry(3), MANY);
    logs.add(OTHER_APP, entry(2), MANY);
    logs.add(APP, entry(1), MANY);
    assertThat(logs.list(APP)).containsExactly(entry(1), entry(3));
    assertThat(logs.list(OTHER_APP)).containsExactly(entry(2));
    assertThat(logs.list(NO_APP)).isEmpty();
  }

  @Test
  void anEntryWithAnErrorIsTheSame() {
    LogEntry failed =
        new LogEntry(
            id(9), "FUNCTION", "sum", "", Instant.EPOCH, 7, "no \u0000 \ud83d\ude00", List.of());
    logs.add(APP, failed, MANY);
    assertThat(logs.list(APP)).containsExactly(failed);
  }

  @Test
  void theOldestEntriesOfTheAppGoThatAreTooMany() {
    logs.add(OTHER_APP, entry(0), 2);
    for (int n = 1; n <= 4; n++) {
      logs.add(APP, entry(n), 2);
    }
    assertThat(logs.list(APP)).containsExactly(entry(4), entry(3));
    assertThat(logs.list(OTHER_APP)).containsExactly(entry(0));
  }

  @Test
  void entriesGoWithTheirAppAndNoneIsKeptForOneThatDoesNotExist() {
    logs.add(APP, entry(1), MANY);
    storage.apps().delete(APP);
    logs.add(APP, entry(2), MANY);
    assertThat(logs.list(APP)).isEmpty();
    storage.apps().insert(Samples.app(1, "app-one"));
    assertThat(logs.list(APP)).isEmpty();
  }

  @Test
  void concurrentEntriesAreAllKeptUpToTheLimit() {
    AtomicInteger number = new AtomicInteger();
    Callable<Boolean> add =
        () -> {
          logs.add(APP, entry(number.incrementAndGet()), 2 * THREADS);
          return true;
        };
    for (int round = 0; round < 2 + rounds() / 20; round++) {
      Race.times(THREADS, add);
    }
    assertThat(logs.list(APP)).hasSize(2 * THREADS).doesNotHaveDuplicates();
  }

  private static LogEntry entry(int number) {
    return new LogEntry(
        id(number),
        "SCHEDULED_TRIGGER",
        "function-" + number,
        id(77).toHexString(),
        Instant.parse("2026-01-02T03:04:05.678901234Z"),
        number,
        null,
        List.of("one", "two \u00e4"));
  }
}
