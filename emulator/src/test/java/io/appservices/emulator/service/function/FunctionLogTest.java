package io.appservices.emulator.service.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What is kept of the runs of functions, and whose permissions they have. */
class FunctionLogTest {

  private static final FunctionUser CALLER = FunctionUser.of(Samples.user(5), Optional.empty());
  private static final FunctionUser OTHER = FunctionUser.of(Samples.user(6), Optional.empty());

  private final App app = Samples.app(1, "app-abcde");
  private final EmulatorClock clock = new EmulatorClock();
  private final EmbeddedStorage storage = new EmbeddedStorage();
  private final AppLog log = new AppLog(storage.logs());

  private LogEntry entry(int id, String type) {
    return new LogEntry(Samples.id(id), type, "f", "", clock.instant(), 1, null, List.of());
  }

  @Test
  void aLogHasRunsAndRequestsNewestFirst() {
    clock.freeze();
    storage.apps().insert(app);
    log.add(app, entry(1, "FUNCTION"));
    clock.advance(Duration.ofSeconds(1));
    LogEntry request = entry(2, "AUTH");
    LogEntry alsoThen = entry(3, "AUTH");
    clock.advance(Duration.ofSeconds(1));
    log.add(app, entry(4, "FUNCTION"));
    assertThat(log.list(app, one -> true)).extracting(LogEntry::id).containsExactly(ids(4, 1));
    log.requests(of -> List.of(request, alsoThen));
    assertThat(log.list(app, one -> true))
        .extracting(LogEntry::id)
        .containsExactly(ids(4, 3, 2, 1));
    assertThat(log.list(app, one -> one.type().equals("AUTH")))
        .extracting(LogEntry::id)
        .containsExactly(ids(3, 2));
  }

  private static ObjectId[] ids(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Samples::id).toArray(ObjectId[]::new);
  }

  @Test
  void aRunIsWrittenDownWhenItEndsAsFarAsItIsKept() {
    clock.freeze();
    storage.apps().insert(app);
    Ids ids = new Ids(clock, new Secrets());
    RunLog runs = new RunLog(log, clock, ids);
    FunctionRun.Recorder recorder = runs.recorder(app, "n".repeat(600), CALLER, "FUNCTION");
    assertThat(log.list(app, one -> true)).isEmpty();
    LogEntry expected = entry(1, "FUNCTION");
    clock.advance(Duration.ofSeconds(1));
    recorder.record(7, "e".repeat(5000), List.of("line"));
    LogEntry written = log.list(app, one -> true).get(0);
    assertThat(written.functionName()).isEqualTo("n".repeat(512));
    assertThat(written.started()).isEqualTo(expected.started());
    assertThat(written.millis()).isEqualTo(7);
    assertThat(written.error()).isEqualTo("e".repeat(4096));
    assertThat(written.messages()).containsExactly("line");
    assertThat(written.userId()).isEqualTo(Samples.id(5).toHexString());
    Document details = new Document("a", 1);
    runs.recorder(app, Samples.id(9), "f", CALLER, "WEBHOOK", details).record(1, null, List.of());
    LogEntry second = log.list(app, one -> one.type().equals("WEBHOOK")).get(0);
    assertThat(second.id()).isEqualTo(Samples.id(9));
    assertThat(second.error()).isNull();
    assertThat(second.details()).isEqualTo(details);
  }

  @Test
  void theFirstLinesOfTheConsoleAreKeptAndOfEachTheFirstBytes() {
    ConsoleLines lines = new ConsoleLines();
    lines.add("x".repeat(513));
    lines.add("x".repeat(511) + "ä");
    lines.add("x".repeat(510) + "ä");
    for (int i = 3; i < 26; i++) {
      lines.add("line " + i);
    }
    assertThat(lines.lines()).hasSize(25).endsWith("line 24");
    assertThat(lines.lines().subList(0, 3))
        .containsExactly("x".repeat(512), "x".repeat(511), "x".repeat(510) + "ä");
  }

  @Test
  void aRequestIsSeenWhileItIsAnsweredAndThenTheOneBefore() {
    CurrentRequests requests = new CurrentRequests();
    assertThat(requests.view()).isEmpty();
    String seen =
        requests.during(
            () -> new Document("a", 1),
            () -> {
              String inner =
                  requests.during(() -> new Document("b", 2), () -> requests.view().toJson());
              return inner + requests.view().toJson();
            });
    assertThat(seen).isEqualTo("{\"b\": 2}{\"a\": 1}");
    assertThat(requests.view()).isEmpty();
  }

  @Test
  void aFunctionHasThePermissionsThatItsSettingsSay() throws FunctionFailedException {
    Optional<String> none = Optional.empty();
    assertThat(executed(new RunAs(false, none, none), "unused")).isSameAs(CALLER);
    assertThat(executed(new RunAs(true, none, none), "unused").system()).isTrue();
    Optional<String> other = Optional.of(Samples.id(6).toHexString());
    assertIsOther(executed(new RunAs(false, other, none), "unused"));
    Optional<String> script = Optional.of("script");
    assertIsOther(executed(new RunAs(false, none, script), Samples.id(6)));
    assertIsOther(executed(new RunAs(false, none, script), other.orElseThrow()));
    FunctionUser system =
        executed(new RunAs(false, none, script), new Document("runAsSystem", true));
    assertThat(system.system()).isTrue();
    assertThat(system.id()).isEqualTo(CALLER.id());
    assertThatThrownBy(() -> executed(new RunAs(false, none, script), "nobody"))
        .hasMessage("run_as_user_id_script_source names no user of the app: 'nobody'");
    assertThatThrownBy(() -> executed(new RunAs(false, Optional.of("x"), none), "unused"))
        .hasMessage("run_as_user_id names no user of the app: 'x'");
    assertThatThrownBy(
            () -> executed(new RunAs(false, none, script), new Document("runAsSystem", false)))
        .hasMessageStartingWith("run_as_user_id_script_source names no user");
    assertThatThrownBy(() -> executed(new RunAs(false, none, script), Samples.id(7)))
        .hasMessageStartingWith("run_as_user_id_script_source names no user");
  }

  private static void assertIsOther(FunctionUser executed) {
    assertThat(executed.id()).isEqualTo(CALLER.id());
    assertThat(executed.system()).isFalse();
    assertThat(executed.execution()).isEqualTo(OTHER.execution());
  }

  private FunctionUser executed(RunAs runAs, Object answer) throws FunctionFailedException {
    ExecutionUsers users =
        new ExecutionUsers((of, id) -> Optional.of(OTHER).filter(u -> isOther(id)));
    return users.of(
        app, runAs, CALLER, source -> Objects.equals(source, "script") ? answer : new Document());
  }

  private static boolean isOther(ObjectId id) {
    return id.equals(Samples.id(6));
  }
}
