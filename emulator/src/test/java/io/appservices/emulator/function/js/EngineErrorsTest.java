package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.js.host.HostAnswers;
import io.appservices.emulator.function.js.limit.Deadline;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Errors of the engine as failures of functions, and answers of the host that fail. */
@Timeout(120)
class EngineErrorsTest {

  private static final String WARNS = "engine.WarnInterpreterOnly";

  private static PolyglotException error(String name, String text) throws Exception {
    try (Context context = Context.newBuilder("js").option(WARNS, "false").build()) {
      Source source = Source.newBuilder("js", text, name).build();
      return catchThrowableOfType(PolyglotException.class, () -> context.eval(source));
    }
  }

  @Test
  void whatIsThrownWhereNothingRanIsToldAsItIs() throws Exception {
    FunctionFailedException failure = Failures.of(error("f", "throw new Error('odd')"), null);

    assertThat(failure.failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("odd");
  }

  @Test
  void memoryThatRanOutIsTheMemoryLimit() throws Exception {
    FunctionFailedException failure =
        Failures.of(error("f", "throw new Error('java.lang.OutOfMemoryError')"), null);

    assertThat(failure.failure()).isEqualTo(FunctionFailure.MEMORY_LIMIT);
  }

  @Test
  void aSyntaxErrorHasItsPlaceWhateverItsSourceIsCalled() throws Exception {
    for (String name : new String[] {"f", "a name", "a:b c"}) {
      FunctionFailedException failure = Failures.of(error(name, "1;\nlet = = 2"), null);

      assertThat(failure.failure()).isEqualTo(FunctionFailure.SYNTAX);
      assertThat(failure.getMessage()).startsWith("SyntaxError: ").contains("(2:");
    }
  }

  @Test
  void aContextThatIsClosedIsUnavailable() throws Exception {
    Context context = Context.newBuilder("js").option(WARNS, "false").build();
    CompletableFuture<PolyglotException> ended = new CompletableFuture<>();
    CompletableFuture<Void> running = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              context.eval("js", "1");
              running.complete(null);
              ended.complete(
                  catchThrowableOfType(
                      PolyglotException.class, () -> context.eval("js", "while (true) {}")));
            });
    thread.start();
    running.get(60, TimeUnit.SECONDS);

    context.close(true);

    FunctionFailedException failure = Failures.of(ended.get(60, TimeUnit.SECONDS), null);
    assertThat(failure.failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
    assertThat(failure).hasMessage("the function was stopped");
  }

  @Test
  void theEarlierDeadlineIsBefore() {
    Deadline soon = Deadline.in(Duration.ofSeconds(1));
    Deadline late = Deadline.in(Duration.ofSeconds(2));

    assertThat(soon.isBefore(late)).isTrue();
    assertThat(late.isBefore(soon)).isFalse();
    assertThat(soon.plus(Duration.ofSeconds(2)).isBefore(late)).isFalse();
  }

  @Test
  void timersAreDueOneAfterTheOther() {
    Timers timers = new Timers();

    assertThat(timers.pollDue()).isNull();
    timers.start(3_600_000);
    assertThat(timers.pollDue()).isNull();
    int due = timers.start(0);
    assertThat(timers.pollDue()).isEqualTo(due);
    assertThat(timers.pollDue()).isNull();
  }

  @Test
  void theHostAnswersOrSaysWhatFailed() {
    FakeHost host =
        new FakeHost() {
          @Override
          public OptionalInt chance() {
            return OptionalInt.of(7);
          }
        };
    HostAnswers seeded = new HostAnswers(host);
    HostAnswers plain = new HostAnswers(new FakeHost());

    assertThat(seeded.answer("chance", null, null)).isEqualTo("=7");
    assertThat(plain.answer("chance", null, null)).isEqualTo("=");
    assertThat(plain.answer("startTransaction", "db", null)).isEqualTo("=db transaction");
    assertThat(plain.answer("value", "none", null)).isNull();
    assertThat(plain.answer("nothing", "a", null)).isEqualTo("!nothing is not emulated");
    assertThat(plain.answer("jwtDecode", "a.b", "[\"key\", null]"))
        .isEqualTo("!token contains an invalid number of segments");
    assertThat(plain.answer("value", null, null)).startsWith("!the emulator failed");
  }

  @Test
  void whatIsNoErrorOfSyntaxIsThrownOn() throws Exception {
    PolyglotException other = error("f", "throw new Error('odd')");
    SyntaxErrors errors =
        new SyntaxErrors(
            source -> {
              throw other;
            });

    assertThatThrownBy(() -> errors.in(Functions.script("exports = () => 1"))).isSameAs(other);
  }

  @Test
  void theFirstReportOfAFunctionCounts() throws Exception {
    ScriptOutcome outcome = new ScriptOutcome();
    assertThat(outcome.isKnown()).isFalse();

    outcome.is("value", "7");
    outcome.is("thrown", "too late");

    assertThat(outcome.isKnown()).isTrue();
    assertThat(outcome.result()).isEqualTo(7);
  }
}
