package io.appservices.emulator.console;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.console.ConsoleClient.Browser;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that is open is told what has changed. */
@Timeout(120)
class ConsoleChangesTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ConsoleClient console = new ConsoleClient(emulator);
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final TestApp app = TestApp.on(emulator);
  private final Browser browser = console.signIn();

  /** What changes something of a topic. */
  private final Map<String, Runnable> changes =
      Map.of(
          "requests", () -> app.client().logInAnonymously(),
          "events", () -> app.client().logInAnonymously(),
          "mails", () -> app.client().register("a@example.com", "password"),
          "clock", () -> emulator.clock().advance(Duration.ofDays(1)),
          "faults", () -> control.post("/faults", "{\"kind\": \"delay\", \"millis\": 0}"));

  @ParameterizedTest
  @ValueSource(strings = {"requests", "events", "mails", "clock", "faults"})
  void aPageIsToldAtOnceAndWheneverSomethingChanges(String topic) throws IOException {
    app.emulated().providers().autoConfirm(false);
    try (ChangeFrames stream = open(topic)) {
      assertThat(stream.status()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(stream.next()).isEqualTo("changed");

      changes.get(topic).run();

      assertThat(stream.next()).isEqualTo("changed");
    }
  }

  /** To the page of requests, all others are changes. */
  @ParameterizedTest
  @CsvSource({"requests, /requests", "mails, /requests /outbox /faults", "faults, /outbox /faults"})
  void whatThePageReadsIsNoChange(String topic, String paths) throws IOException {
    app.emulated().providers().autoConfirm(false);
    try (ChangeFrames stream = open(topic)) {
      assertThat(stream.next()).isEqualTo("changed");
      for (String path : paths.split(" ")) {
        assertThat(control.get(path)).hasStatus(200);
      }
      changes.get(topic).run();
      assertThat(stream.next()).isEqualTo("changed");
      console.signOut(browser);

      assertThat(stream.next()).isEqualTo("signed_out");
    }
  }

  @Test
  void clearingTheOutboxElsewhereIsAChange() throws IOException {
    try (ChangeFrames stream = open("mails")) {
      assertThat(stream.next()).isEqualTo("changed");

      control.delete("/outbox");

      assertThat(stream.next()).isEqualTo("changed");
    }
  }

  @Test
  void signingOutEndsTheStream() throws IOException {
    try (ChangeFrames stream = open("clock")) {
      assertThat(stream.next()).isEqualTo("changed");

      console.signOut(browser);

      assertThat(stream.next()).isEqualTo("signed_out");
      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void itTakesTheSessionOfTheOwnPage() {
    Response foreign = changes("clock", "Origin", "http://evil.example");

    assertThat(console.get("/changes?topic=clock")).hasStatus(401);
    assertThat(foreign).hasStatus(403);
    assertThat(changes("clock", "Sec-Fetch-Site", "cross-site")).hasStatus(403);
    assertThat(changes("clock", "Sec-Fetch-Site", "same-site")).hasStatus(403);
    assertThat(changes("clock", "Host", "evil.example")).hasStatus(403);
  }

  @Test
  void saysWhichTopicsThereAre() {
    for (String topic : List.of("", "users", "CLOCK")) {
      Response refused = changes(topic);
      assertThat(refused).hasStatus(400);
      assertThat(refused.string("error"))
          .isEqualTo(
              "'topic' must be one of requests, events, mails, clock, faults, not '" + topic + "'");
    }
  }

  @Test
  @Tag("slow")
  void moreStreamsThanTheServerHasAreRefusedAndThePageStillAnswers() throws IOException {
    List<ChangeFrames> streams = new ArrayList<>();
    try {
      for (int i = 0; i < Work.WATCH.mostAtOnce(); i++) {
        streams.add(open("clock"));
      }
      try (ChangeFrames refused = open("clock")) {
        assertThat(refused.status()).startsWith("HTTP/1.1 503 ");
      }
      assertThat(console.send("GET", "/", null)).hasStatus(200);
    } finally {
      for (ChangeFrames stream : streams) {
        stream.close();
      }
    }
  }

  private ChangeFrames open(String topic) throws IOException {
    return ChangeFrames.open(emulator.port(), topic, "Cookie: " + browser.cookie());
  }

  private Response changes(String topic, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Cookie", browser.cookie()));
    return console.get("/changes?topic=" + topic, all.toArray(String[]::new));
  }
}
