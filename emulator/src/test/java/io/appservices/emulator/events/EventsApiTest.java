package io.appservices.emulator.events;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events over HTTP, for tests in other languages than Java. */
class EventsApiTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final ControlApiClient control = new ControlApiClient(emulator);

  @Test
  void listsWhatHappened() {
    Tokens user = app.client().signUp("a@example.com", "password");
    app.client().logOut(user.refreshToken());

    List<Document> events = events("/events?app=" + app.emulated().clientAppId());

    assertThat(events)
        .extracting(event -> event.get("type"))
        .containsExactly("registered", "confirmed", "created", "logged_in", "session_ended");
    assertThat(events.get(0)).containsEntry("name", "a@example.com").containsEntry("by", "user");
    assertThat(events.get(4))
        .containsEntry("cause", "logged_out")
        .containsEntry("app", app.emulated().clientAppId())
        .containsKeys("id", "time", "user", "session", "providers");
  }

  @Test
  void selectsByAppUserTypeTimeAndNumber() {
    TestApp other = TestApp.on(emulator);
    other.client().logInAnonymously();
    app.client().logInAnonymously();
    Response login = app.client().logInAnonymously();
    String user = login.string("user_id");

    assertThat(events("/events")).hasSize(6);
    assertThat(events("/events?app=" + other.emulated().clientAppId())).hasSize(2);
    assertThat(events("/events?user=" + user)).hasSize(2);
    assertThat(events("/events?type=created&type=DELETED")).hasSize(3);
    assertThat(events("/events?user=" + user + "&type=logged_in")).hasSize(1);
    assertThat(events("/events?limit=1&type=created").get(0)).containsEntry("user", user);
    Object last = events("/events").get(5).get("id");
    assertThat(events("/events?after=" + last)).isEmpty();

    Instant later = Instant.parse("2100-01-01T00:00:00Z");
    emulator.clock().set(later);
    app.client().logInAnonymously();
    assertThat(events("/events?type=created&since=" + later)).hasSize(1);
    assertThat(events("/events?since=2100-01-01T01:00:00%2B01:00&type=created")).hasSize(1);
  }

  @Test
  void waitsForAnEvent() {
    CompletableFuture<List<Document>> waiting =
        CompletableFuture.supplyAsync(() -> events("/events?type=logged_in&wait_seconds=30"));
    app.client().logInAnonymously();
    assertThat(waiting)
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(found -> assertThat(found).hasSize(1));
  }

  @Test
  void streamsWhatHappensAndResumes() throws Exception {
    app.client().logInAnonymously();
    Object first = events("/events?type=created").get(0).get("id");
    try (Stream stream = new Stream(control.url("/events"), "0")) {
      assertThat(stream.next()).containsEntry("id", first).containsEntry("type", "created");
      assertThat(stream.next()).containsEntry("type", "logged_in");
      app.client().signUp("a@example.com", "password");
      assertThat(stream.next()).containsEntry("type", "registered");
    }
    try (Stream stream = new Stream(control.url("/events?type=logged_in"), first.toString())) {
      assertThat(stream.next().getInteger("id")).isEqualTo((Integer) first + 1);
      assertThat(stream.next()).containsEntry("type", "logged_in");
    }
  }

  @Test
  void aStreamSurvivesAReset() throws Exception {
    try (Stream stream = new Stream(control.url("/events?type=created"), "0")) {
      control.post("/reset");
      Response login =
          new io.appservices.emulator.testing.ClientApiClient(
                  emulator.baseUrl(), emulator.app().clientAppId())
              .logInAnonymously();
      assertThat(stream.next()).containsEntry("user", login.string("user_id"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?type=logged_on | no event has the type 'logged_on'; did you mean logged_in?; there are",
        "?type=x | there are created, logged_in",
        "?usr=1 | unexpected parameter 'usr': expected one of after, app, limit, since",
        "?since=tomorrow | since",
        "?limit=0 | from 1 to 1000",
        "?limit=x | limit",
        "?after=-1 | after",
        "?wait_seconds=61 | from 0 to 60"
      })
  void saysWhatIsWrongWithAQuery(String query, String reason) {
    Response refused = control.get("/events" + query);
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains(reason);
  }

  @Test
  void aStreamThatCannotResumeIsRefused() {
    Response refused =
        control.get("/events", "Accept", "text/event-stream", "Last-Event-ID", "yesterday");
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("Last-Event-ID", "'yesterday'");
  }

  @Test
  void forgetsThem() {
    app.client().logInAnonymously();
    assertThat(control.delete("/events")).hasStatus(204);
    assertThat(events("/events")).isEmpty();
  }

  @Test
  void saysHowToKeepThem() {
    EmulatorConfig none = EmulatorConfig.builder().limits(limits -> limits.eventsSize(0)).build();
    try (AppServicesEmulator off = AppServicesEmulator.start(none)) {
      Response refused = new ControlApiClient(off).get("/events");
      assertThat(refused).hasStatus(400);
      assertThat(refused.string("error")).contains("--events-size");
    }
  }

  private List<Document> events(String path) {
    Response answer = control.get(path);
    assertThat(answer).hasStatus(200);
    return answer.document().getList("events", Document.class);
  }

  /** Reads server-sent events. */
  private static final class Stream implements AutoCloseable {

    private final BufferedReader lines;

    Stream(String url, String lastEventId) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(Duration.ofSeconds(30))
              .header("Accept", "text/event-stream")
              .header("Last-Event-ID", lastEventId)
              .build();
      HttpResponse<java.io.InputStream> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** Returns the data of the next event, whose id and type its own lines say too. */
    Document next() throws IOException {
      List<String> frame = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && !line.startsWith(":")) {
          frame.add(line);
        } else if (line.isEmpty() && !frame.isEmpty()) {
          Document data = Document.parse(frame.get(2).substring("data: ".length()));
          assertThat(frame.get(0)).isEqualTo("id: " + data.get("id"));
          assertThat(frame.get(1)).isEqualTo("event: " + data.get("type"));
          return data;
        }
      }
      throw new IOException("the stream has ended");
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
