package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.SlowExpression;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However much there is that does not end, closing takes no longer than it may. */
@Timeout(120)
class CloseLimitTest {

  private static final int STUCK = 5;

  /** Two seconds on a machine that does nothing else. */
  private static final Duration GENEROUS = Duration.ofSeconds(6);

  /** All data sources are closed at the same time: one after the other they would take longer. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String ENDLESS = SlowExpression.filter(Duration.ofSeconds(3));

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void closesWithFunctionsTriggersAndDataSourcesThatDoNotEnd() {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    Code code = Code.on(emulator);
    String token = code.anonymous();
    EmulatorInternals.function(emulator, "deaf", arguments -> awaitDeafly());
    code.function("endless", "exports = () => context.functions.execute('deaf')");
    code.create(
        "/triggers",
        json(
            "{name: 't', type: 'AUTHENTICATION', function_name: 'deaf', config: {operation_type:"
                + " 'CREATE', providers: ['anon-user']}}"));
    List<String> sources = IntStream.range(0, STUCK).mapToObj(i -> "source-" + i).toList();
    for (String source : sources) {
      code.create("/services", json("{type: 'mongodb', config: {}}").append("name", source));
      Document insert = json("{database: 'db', collection: 'c', document: {a: 'aaaaaaaaaaa'}}");
      assertThat(code.data(token, source, "insertOne", insert)).isJson(200);
    }
    List<Integer> ports =
        Stream.concat(
                sources.stream().map(source -> port(code, source)), Stream.of(emulator.port()))
            .toList();
    code.anonymous();
    Together.begin(STUCK, () -> code.call(token, "endless"));
    Document find = json("{database: 'db', collection: 'c', query: {a: " + ENDLESS + "}}");
    sources.forEach(source -> Together.begin(1, () -> code.data(token, source, "find", find)));
    await().until(() -> running.get() == STUCK + 1);

    long start = System.nanoTime();
    emulator.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GENEROUS);

    ports.forEach(CloseLimitTest::isClosed);
  }

  private static int port(Code code, String source) {
    return URI.create(code.app().emulated().connectionString(source)).getPort();
  }

  private static void isClosed(int port) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> new Socket("127.0.0.1", port).close()));
  }

  private Object awaitDeafly() {
    running.incrementAndGet();
    boolean ended = false;
    while (!ended) {
      try {
        released.await();
        ended = true;
      } catch (InterruptedException e) {
        // What is tested takes no notice.
      }
    }
    return null;
  }
}
