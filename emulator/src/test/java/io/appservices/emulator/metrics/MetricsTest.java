package io.appservices.emulator.metrics;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Numbers about the server, for Prometheus. */
class MetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{([a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\})? "
              + "(-?[0-9]+(\\.[0-9]+)?)");

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final TestApp app = TestApp.on(emulator);

  @Test
  void countsOperationsByStatusAndRefusalsByReason() {
    app.client().register("a@example.com", "password");
    app.client().logIn("a@example.com", "password");
    app.client().logIn("a@example.com", "wrong-password");
    app.client().logIn("a@example.com", "wrong-password");

    assertThat(metrics())
        .contains(
            "appservices_requests_total{operation=\"clientLogin\",status=\"200\"} 1",
            "appservices_requests_total{operation=\"clientLogin\",status=\"401\"} 2",
            "appservices_refusals_total{reason=\"InvalidPassword\"} 2");
  }

  @Test
  void namesTheEndOfASession() {
    Response login = app.client().logInAnonymously();
    app.emulated().users().disable(login.string("user_id"));
    app.client().refresh(login.string("refresh_token"));

    assertThat(metrics()).contains("appservices_refusals_total{reason=\"user_disabled\"} 1");
  }

  @Test
  void countsRefusedCallersAndUnknownPathsWithoutAnOperation() {
    control.get("/no/such/path");

    assertThat(metrics())
        .contains(
            "appservices_requests_total{operation=\"\",status=\"404\"} 1",
            "appservices_refusals_total{reason=\"not_found\"} 1");
  }

  @Test
  void tellsWhatIsKept() {
    app.client().logInAnonymously();
    app.client().logInAnonymously();

    assertThat(metrics())
        .contains(
            "appservices_users{app=\"" + app.emulated().clientAppId() + "\"} 2",
            "appservices_sessions 2",
            "appservices_apps 2",
            "appservices_storage_info{kind=\"memory\"} 1",
            "appservices_storage_up 1");
  }

  @Test
  void tellsOfFunctionsThatRun() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    emulator
        .functions()
        .register(
            "wait",
            call -> {
              called.countDown();
              await(end);
              return null;
            });
    String token = app.client().logInAnonymously().string("access_token");
    Document body = new Document("name", "wait").append("arguments", List.of());
    String path = app.client().app("/functions/call");
    Thread caller = new Thread(() -> app.client().send("POST", path, token, body));
    caller.start();
    called.await();
    try {
      assertThat(metrics())
          .contains(
              "appservices_work_running{work=\"function\"} 1",
              "appservices_work_waiting{work=\"function\"} 0");
    } finally {
      end.countDown();
      caller.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isInTheFormatOfPrometheus() {
    app.client().logInAnonymously();
    Response answer = control.get("/metrics");
    Set<String> described = new HashSet<>();
    String metric = "";

    assertThat(answer)
        .hasStatus(200)
        .hasExactHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body()).endsWith("\n");
    for (String line : answer.body().lines().toList()) {
      if (line.startsWith("# HELP ")) {
        metric = line.split(" ")[2];
        assertThat(described.add(metric)).as(metric).isTrue();
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line).matches("# TYPE " + metric + " (counter|gauge)");
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(metric);
      }
    }
    assertThat(described).contains("appservices_heap_used_bytes", "appservices_uptime_seconds");
  }

  @Test
  void withoutAJournalCountsFromTheFirstQuestionOn() {
    EmulatorConfig config = EmulatorConfig.builder().limits(l -> l.journalSize(0)).build();
    try (AppServicesEmulator idle = AppServicesEmulator.start(config)) {
      ControlApiClient asking = new ControlApiClient(idle);
      asking.get("/health");
      assertThat(asking.get("/metrics").body()).doesNotContain("emulatorHealth");
      asking.get("/health");

      assertThat(asking.get("/metrics").body())
          .contains("appservices_requests_total{operation=\"emulatorHealth\",status=\"200\"} 1");
    }
  }

  private List<String> metrics() {
    return control.get("/metrics").body().lines().toList();
  }
}
