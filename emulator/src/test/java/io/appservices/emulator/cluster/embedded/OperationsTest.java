package io.appservices.emulator.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.appservices.emulator.cluster.embedded.Operations.Operation;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The threads that an embedded server works in. */
class OperationsTest {

  private static final Duration GENEROUS = Duration.ofSeconds(20);

  private final Operations operations = new Operations(Duration.ofMinutes(5));
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void closesWithoutAnOperationThatCannotBeEnded() {
    assertThat(start("endless")).isTrue();

    assertTimeoutPreemptively(GENEROUS, operations::close);

    assertThat(start("late")).isFalse();
    end.countDown();
  }

  @Test
  void refusesMoreOperationsThanItHasThreadsFor() {
    int started = 0;
    while (start("one of many")) {
      started++;
    }

    assertThat(started).isEqualTo(128);
    end.countDown();
    operations.close();
  }

  @Test
  void takesTheLesserOfTwoLimits() {
    assertThat(operations.limit(0)).isEqualTo(Duration.ofMinutes(5));
    assertThat(operations.limit(10)).isEqualTo(Duration.ofMillis(10));
    assertThat(operations.limit(Long.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    operations.close();
  }

  private boolean start(String name) {
    Operation operation = new Operation(name, new TimeLimit(Duration.ofMinutes(5)));
    return operations.start(operation, this::awaitEnd);
  }

  private void awaitEnd() {
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException e) {
        // An operation that cannot be interrupted.
      }
    }
  }
}
