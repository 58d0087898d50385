package io.appservices.emulator.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.service.journal.JournalEntry.Refusal;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests that are kept, and those among them that an app's log has. */
class RequestLogTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Refusal REFUSAL = new Refusal(Optional.of("Code"), "text", "reason");

  private final App app = Samples.app(1, "app-abcde");
  private final Journal journal = new Journal(3);
  private final RequestLog log = new RequestLog(journal);

  private void add(String operation, String method, Optional<Refusal> refusal, ObjectId appId) {
    journal.add(
        operation,
        (number, name) ->
            new JournalEntry(
                number,
                number == 2 ? Optional.of(Samples.id(9)) : Optional.empty(),
                NOW,
                Duration.ofMillis(5),
                name,
                method,
                "/path",
                Optional.of(appId),
                Optional.of("app-abcde"),
                Optional.of(Samples.id(3)),
                Optional.empty(),
                200,
                refusal,
                Optional.empty()));
  }

  @Test
  void theNewestAreKeptAndTold() throws InterruptedException {
    List<Long> told = new ArrayList<>();
    journal.onRequest(entry -> told.add(entry.number()));
    assertThat(journal.isKept()).isTrue();
    assertThat(new Journal(0).isKept()).isFalse();
    assertThat(journal.newest(entry -> true)).isEmpty();
    for (int i = 0; i < 4; i++) {
      add("o" + i, "GET", Optional.empty(), app.id());
    }
    assertThat(told).containsExactly(1L, 2L, 3L, 4L);
    assertThat(journal.list(entry -> true))
        .extracting(JournalEntry::operation)
        .containsExactly("o1", "o2", "o3");
    assertThat(journal.newest(entry -> entry.number() < 4).map(JournalEntry::number)).contains(3L);
    assertThat(journal.await(entry -> entry.number() == 2, 60_000)).hasSize(1);
    assertThat(journal.list(entry -> entry.isNamed("2"))).hasSize(1);
    assertThat(journal.list(entry -> entry.isNamed("3"))).hasSize(1);
    assertThat(journal.list(entry -> entry.isNamed(Samples.id(9).toHexString())))
        .extracting(JournalEntry::number)
        .containsExactly(2L);
    journal.clear();
    assertThat(journal.list(entry -> true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "clientLogin, POST, false, AUTH",
    "clientOAuthCallback, GET, false, AUTH",
    "clientGetProfile, GET, false, ''",
    "clientGetProfile, GET, true, AUTH",
    "clientRefreshSession, POST, true, AUTH",
    "clientCreateApiKey, POST, false, API_KEY",
    "clientCallFunction, POST, true, ''",
    "adminListUsers, GET, false, ''",
    "adminListUsers, HEAD, false, ''",
    "adminListUsers, GET, true, API",
    "adminCreateUser, POST, false, API"
  })
  void whatTheServiceLogs(String operation, String method, boolean refused, String type) {
    add(operation, method, Optional.of(REFUSAL).filter(r -> refused), app.id());
    add(operation, method, Optional.of(REFUSAL).filter(r -> refused), Samples.id(7));
    assertThat(log.list(app).stream().map(LogEntry::type).toList())
        .isEqualTo(type.isEmpty() ? List.of() : List.of(type));
  }

  @Test
  void anEntrySaysWhoAskedForWhatAndHowItWent() {
    add("clientLogin", "POST", Optional.empty(), app.id());
    add("clientLogin", "POST", Optional.of(REFUSAL), app.id());
    List<LogEntry> entries = log.list(app);
    LogEntry good = entries.get(0);
    assertThat(good.id()).isEqualTo(log.list(app).get(0).id());
    assertThat(good.id().getTimestamp()).isEqualTo((int) NOW.getEpochSecond());
    assertThat(good.error()).isNull();
    LogEntry refused = entries.get(1);
    assertThat(refused.id()).isEqualTo(Samples.id(9));
    assertThat(refused.userId()).isEqualTo(Samples.id(3).toHexString());
    assertThat(refused.started()).isEqualTo(NOW);
    assertThat(refused.millis()).isEqualTo(5);
    assertThat(refused.error()).isEqualTo("reason");
    assertThat(refused.request())
        .isEqualTo(new LogEntry.Request("POST", "/path", 200, Optional.of("Code")));
    add("clientLogin", "POST", Optional.empty(), app.id());
    assertThat(log.list(app).get(2).id()).isNotEqualTo(good.id());
  }
}
