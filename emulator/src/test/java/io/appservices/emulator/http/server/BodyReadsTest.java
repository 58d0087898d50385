package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.message.RequestBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;

/** A body that does not come while all threads are busy. */
class BodyReadsTest {

  private final List<Runnable> checks = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean isOver;

  /** A server that is out of memory has many of these for a long time. */
  @Test
  void isGivenUpOnceAndLeavesARequestAloneThatIsOver() {
    BodyReads reads = new BodyReads(timer(), waiting::add, Duration.ofSeconds(10));
    CompletableFuture<RequestBody> body = reads.read(request(), 1_000_000);

    for (int period = 0; period < 3; period++) {
      checks.forEach(Runnable::run);
    }

    assertThat(waiting).hasSize(1);
    assertThat(body).isNotDone();
    isOver = true;
    waiting.forEach(Runnable::run);
    assertThat(body).isCompleted();
  }

  private ScheduledExecutorService timer() {
    return (ScheduledExecutorService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ScheduledExecutorService.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("scheduleAtFixedRate");
              checks.add((Runnable) arguments[0]);
              return scheduled();
            });
  }

  private static ScheduledFuture<?> scheduled() {
    return (ScheduledFuture<?>)
        Proxy.newProxyInstance(
            BodyReadsTest.class.getClassLoader(),
            new Class<?>[] {ScheduledFuture.class},
            (proxy, method, arguments) -> method.getName().equals("cancel"));
  }

  private HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              assertThat(isOver).as(method.getName()).isFalse();
              return switch (method.getName()) {
                case "getContentLengthLong" -> 900_000L;
                case "getHeaders" -> Collections.emptyEnumeration();
                case "getInputStream" -> new NothingYet();
                default -> throw new AssertionError(method);
              };
            });
  }

  private static final class NothingYet extends ServletInputStream {

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      // Nothing comes that it could be told of.
    }

    @Override
    public int read() {
      throw new AssertionError("nothing is there");
    }
  }
}
