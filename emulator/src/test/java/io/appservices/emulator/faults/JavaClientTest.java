package io.appservices.emulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What java.net.http makes of faults, as docs/faults.md tells. */
class JavaClientTest {

  private static final String BODY = "{\"email\":\"a@example.com\",\"password\":\"password\"}";

  private final TestApp app = TestApp.shared();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create(app.emulator().baseUrl() + "/api/client/v2.0" + app.client().app(path)));
  }

  private HttpRequest get() {
    return request("/location").build();
  }

  private HttpRequest.Builder post() {
    return request("/auth/providers/local-userpass/register")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(BODY));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "connection_reset, GET, 2", "connection_reset, POST, 1",
    "empty_reply, GET, 2", "empty_reply, POST, 1",
    "commit_then_drop, GET, 2", "commit_then_drop, POST, 1",
    "cut_body, GET, 1", "cut_body, POST, 1",
  })
  void failsWithAnIoExceptionAndRepeatsAGetOnce(String kind, String method, int calls)
      throws Exception {
    send(get());
    FaultHandle fault = app.emulated().faults().add(Fault.of(Map.of("kind", kind)));

    Throwable failure = catchThrowable(() -> send(method.equals("GET") ? get() : post().build()));

    assertThat(failure).isInstanceOf(IOException.class);
    assertThat(fault.applied()).isEqualTo(calls);
  }

  /** Two calls, so that a client that repeats or refreshes shows. */
  @ParameterizedTest
  @CsvSource({
    "status, '500', '500'",
    "maintenance, '503', '503'",
    "too_many_requests, '429', '429'",
    "expired_access_token, '401', '401'",
    "refresh_storm, '401', '401'",
  })
  void givesAnErrorAsItIsAndRepeatsNothing(String kind, int first, int second) throws Exception {
    String token = app.client().logInAnonymously().tokens().accessToken();
    FaultHandle fault = app.emulated().faults().add(Fault.of(members(kind)));

    assertThat(send(profile(token)).statusCode()).isEqualTo(first);
    assertThat(send(profile(token)).statusCode()).isEqualTo(second);
    assertThat(fault.applied()).isEqualTo(2);
  }

  private static Map<String, Object> members(String kind) {
    return kind.equals("status") ? Map.of("kind", kind, "status", 500) : Map.of("kind", kind);
  }

  private HttpRequest profile(String token) {
    return HttpRequest.newBuilder(
            URI.create(app.emulator().baseUrl() + "/api/client/v2.0/auth/profile"))
        .header("Authorization", "Bearer " + token)
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isLetInByATokenOfTheLastRefreshThatAStormWants(int refreshes) throws Exception {
    Tokens tokens = app.client().logInAnonymously().tokens();
    app.emulated().faults().add(Fault.refreshStorm(refreshes));
    String token = tokens.accessToken();
    for (int i = 0; i < refreshes; i++) {
      assertThat(send(profile(token)).statusCode()).isEqualTo(401);
      token = app.client().refresh(tokens.refreshToken()).string("access_token");
    }
    assertThat(send(profile(token)).statusCode()).isEqualTo(200);
  }

  @Test
  void getsTheErrorOfADatabaseThatIsAway() throws Exception {
    String token = app.client().logInAnonymously().tokens().accessToken();
    FaultHandle fault = app.emulated().faults().add(Fault.databaseAway());
    HttpRequest find =
        request("/functions/call")
            .header("Authorization", "Bearer " + token)
            .POST(
                BodyPublishers.ofString(
                    "{\"name\":\"find\",\"service\":\"mongodb-atlas\",\"arguments\":"
                        + "[{\"database\":\"d\",\"collection\":\"c\"}]}"))
            .build();

    HttpResponse<String> answer = send(find);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("MongoDBError", "the cluster cannot be reached");
    assertThat(fault.applied()).isEqualTo(1);
  }

  @Test
  void waitsForACallThatIsDelayed() throws Exception {
    Duration least = Duration.ofMillis(100);
    for (Fault delay : List.of(Fault.delay(least), Fault.delay(least, least.plusMillis(50)))) {
      try (FaultHandle fault = app.emulated().faults().add(delay)) {
        long began = System.nanoTime();
        assertThat(send(get()).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(least);
        assertThat(fault.applied()).isEqualTo(1);
      }
    }
  }

  @Test
  void timesOutOnADelayAndTheCallIsHandledAllTheSame() {
    FaultHandle fault = app.emulated().faults().add(Fault.delay(Duration.ofSeconds(4)));

    Throwable failure = catchThrowable(() -> send(post().timeout(Duration.ofSeconds(2)).build()));

    assertThat(failure).isInstanceOf(HttpTimeoutException.class);
    Awaitility.await().until(() -> fault.applied() == 1);
    Awaitility.await()
        .until(
            () ->
                app.emulated()
                        .requests()
                        .count(RequestFilter.operation("clientRegisterEmail").accepted())
                    == 1);
  }

  @Test
  void waitsForASlowBody() throws Exception {
    String whole = send(get()).body();
    app.emulated().faults().add(Fault.slowBody(4 * whole.length()));
    assertThat(send(get()).body()).isEqualTo(whole);
  }
}
