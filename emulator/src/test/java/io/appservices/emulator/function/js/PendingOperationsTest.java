package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How many operations a call may wait for at a time. */
class PendingOperationsTest {

  private final CountDownLatch begun = new CountDownLatch(1);

  /** Answers nothing before all operations were begun. */
  private final FakeHost host =
      new FakeHost() {
        @Override
        public void log(String level, String text) {
          begun.countDown();
        }
      };

  private Object call(int operations) throws FunctionFailedException {
    host.services.add("db");
    host.onService =
        (operation, arguments) -> {
          begun.await();
          return 1;
        };
    return Functions.run(
        host,
        """
        exports = async () => {
          const c = context.services.get('db').db('d').collection('c');
          const all = [];
          for (let i = 0; i < %d; i++) all.push(c.count({}));
          console.log('begun');
          return (await Promise.all(all)).length;
        };
        """
            .formatted(operations));
  }

  @Test
  void aThousandAreWaitedFor() throws Exception {
    assertThat(call(1_000)).isEqualTo(1_000.0);
  }

  @Test
  void oneMoreFailsTheCall() {
    FunctionFailedException failure =
        catchThrowableOfType(FunctionFailedException.class, () -> call(1_001));

    assertThat(failure).hasMessage("exceeded max async work queue size of 1000");
    assertThat(failure.failure()).isEqualTo(FunctionFailure.THROWN);
  }

  @Test
  void oneCountsUntilTheFunctionHasTakenItsResult() {
    CountDownLatch answered = new CountDownLatch(1_000);
    FakeHost fast =
        new FakeHost() {
          @Override
          public void log(String level, String text) {
            try {
              answered.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    fast.services.add("db");
    fast.onService =
        (operation, arguments) -> {
          answered.countDown();
          return 1;
        };
    String oneTurn =
        """
        exports = async () => {
          const c = context.services.get('db').db('d').collection('c');
          for (let i = 0; i < 1000; i++) c.count({});
          console.log('all are answered');
          return c.count({});
        };
        """;

    assertThatThrownBy(() -> Functions.run(fast, oneTurn))
        .hasMessage("exceeded max async work queue size of 1000");
  }

  @Test
  void thoseThatHaveEndedDoNotCount() throws Exception {
    host.services.add("db");
    host.onService = (operation, arguments) -> 1;

    assertThat(
            Functions.run(
                host,
                """
                exports = async () => {
                  const c = context.services.get('db').db('d').collection('c');
                  for (let i = 0; i < 1200; i++) await c.count({});
                  return 'done';
                };
                """))
        .isEqualTo("done");
  }

  @Test
  void oneThatFailsWithAnErrorIsAnsweredToo() {
    host.services.add("db");
    host.onService =
        (operation, arguments) -> {
          throw new AssertionError("planted");
        };
    String counts = "exports = () => context.services.get('db').db('d').collection('c').count({})";

    assertThatThrownBy(() -> Functions.run(host, counts)).hasMessage("Error: planted");
  }
}
