package io.appservices.emulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.Fault;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.testing.TestApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"maintenance, 503", "too_many_requests, 429", "expired_access_token, 401"})
  void givesAnErrorAsItIsAndRepeatsNothing(String kind, int status) throws Exception {
    String token = app.client().logInAnonymously().tokens().accessToken();
    FaultHandle fault = app.emulated().faults().add(Fault.of(Map.of("kind", kind)));
    HttpRequest profile =
        HttpRequest.newBuilder(
                URI.create(app.emulator().baseUrl() + "/api/client/v2.0/auth/profile"))
            .header("Authorization", "Bearer " + token)
            .build();

    assertThat(send(profile).statusCode()).isEqualTo(status);
    assertThat(fault.applied()).isEqualTo(1);
  }

  @Test
  void timesOutOnADelayAndTheCallIsHandledAllTheSame() {
    FaultHandle fault = app.emulated().faults().add(Fault.delay(Duration.ofSeconds(4)));

    Throwable failure = catchThrowable(() -> send(post().timeout(Duration.ofSeconds(2)).build()));

    assertThat(failure).isInstanceOf(HttpTimeoutException.class);
    assertThat(fault.applied()).isEqualTo(1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
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
