package io.appservices.emulator.faults;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.api.fault.FaultKind;
import io.appservices.emulator.api.fault.RequestFault;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What faults do to the calls of a client. */
@Timeout(120)
class FaultKindsTest {

  private static final String REGISTER = "clientRegisterEmail";
  private static final String EMAIL = "a@example.com";

  private final TestApp app = TestApp.shared();

  private FaultHandle add(Fault fault) {
    return app.emulated().faults().add(fault);
  }

  @Test
  void answersWithAnErrorInTheShapeOfTheClientApi() {
    FaultHandle fault =
        add(Fault.status(502).errorCode("AuthError").error("planted").operation("clientLogin"));

    Response answer = app.client().logInAnonymously();

    assertThat(answer).isRefused(502, "AuthError", "planted");
    assertThat(answer.string("link")).contains(app.emulated().id());
    assertThat(app.client().location()).hasStatus(200);
    assertThat(fault.applied()).isEqualTo(1);
  }

  @Test
  void answersWithAnErrorInTheShapeOfTheAdminApi() {
    add(Fault.status(409).errorCode("AnyCode").operation("adminListUsers"));
    Response answer = app.admin().users("");
    assertThat(answer).isRefused(409, "AnyCode", "Conflict");
    assertThat(answer.document()).doesNotContainKey("link");
  }

  @Test
  void repeatsTheCodeAndTheReasonInTheJournal() {
    FaultHandle fault = add(Fault.status(500).errorCode("InternalServerError").error("planted"));

    app.client().location();

    RecordedRequest recorded = app.emulated().requests().list().get(0);
    assertThat(recorded.fault()).contains(new RequestFault(fault.id(), FaultKind.STATUS));
    assertThat(recorded.errorCode()).contains("InternalServerError");
    assertThat(recorded.reason()).contains("planted");
  }

  @Test
  void keepsTheConnectionUsable() {
    add(Fault.status(503).times(1));
    String body = "x".repeat(100_000);
    assertThat(app.client().register(EMAIL, body)).hasStatus(503);
    assertThat(app.client().register(EMAIL, "password")).isDone(201);
  }

  @Test
  void letsACallWaitAndThenHandlesIt() {
    add(Fault.delay(Duration.ofMillis(300)).operation(REGISTER));
    long began = System.nanoTime();

    assertThat(app.client().register(EMAIL, "password")).isDone(201);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(299));
    assertThat(app.emulated().requests().list().get(0).duration())
        .isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void resetsTheConnectionOfACallThatIsNotHandled() {
    FaultHandle fault = add(Fault.connectionReset().operation(REGISTER));

    Wire wire = register();

    assertThat(wire).isEqualTo(new Wire("", true));
    fault.close();
    assertThat(app.client().register(EMAIL, "password")).isDone(201);
    assertThat(app.emulated().requests().list().get(0).status()).isZero();
  }

  @Test
  void repliesWithNothingToACallThatIsNotHandled() {
    FaultHandle fault = add(Fault.emptyReply().operation(REGISTER));

    Wire wire = register();

    assertThat(wire).isEqualTo(new Wire("", false));
    fault.close();
    assertThat(app.client().register(EMAIL, "password")).isDone(201);
  }

  @Test
  void handlesACallWhoseClientNeverHears() {
    add(Fault.commitThenDrop().operation(REGISTER));

    Wire wire = register();

    assertThat(wire).isEqualTo(new Wire("", false));
    assertThat(app.client().logIn(EMAIL, "password")).hasStatus(200);
    assertThat(app.emulated().requests().list(RequestFilter.operation(REGISTER)))
        .singleElement()
        .satisfies(recorded -> assertThat(recorded.status()).isEqualTo(201));
  }

  @Test
  void cutsABodyInHalf() {
    add(Fault.cutBody().operation("clientGetLocation"));
    Wire wire = location();
    assertThat(wire.announced()).isGreaterThan(20);
    assertThat(wire.body()).hasSize(wire.announced() / 2);
  }

  @Test
  void cutsABodyAfterSoManyBytes() {
    add(Fault.cutBody(5).operation("clientGetLocation"));
    assertThat(location().body()).hasSize(5);
  }

  @Test
  void sendsLessThanAWholeBodyHoweverShortThatIs() {
    add(Fault.cutBody(1_000_000).operation("clientGetLocation"));
    Wire wire = location();
    assertThat(wire.body()).hasSize(wire.announced() - 1);
  }

  @Test
  void sendsNoHeadWhereThereIsNoBodyToCut() {
    Tokens tokens = app.client().signUp(EMAIL, "password");
    add(Fault.cutBody().operation("clientLogout"));
    assertThatThrownBy(() -> app.client().logOut(tokens.refreshToken()))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void sendsABodySlowly() {
    String whole = location().body();
    add(Fault.slowBody(2 * whole.length()).operation("clientGetLocation"));
    long began = System.nanoTime();

    assertThat(location().body()).isEqualTo(whole);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void isAnIoExceptionToAJavaClient() {
    for (Fault fault : new Fault[] {Fault.connectionReset(), Fault.emptyReply(), Fault.cutBody()}) {
      try (FaultHandle added = add(fault)) {
        assertThatThrownBy(() -> app.client().location()).hasCauseInstanceOf(IOException.class);
        assertThat(added.applied()).isPositive();
      }
    }
  }

  @Test
  void answersAsAnAppThatIsBeingMaintained() {
    add(Fault.maintenance().retryAfter(Duration.ofSeconds(30)));
    Response answer = app.client().location();
    assertThat(answer).isRefused(503, "MaintenanceInProgress", "maintenance in progress");
    assertThat(answer.header("Retry-After")).isEqualTo("30");
  }

  @Test
  void answersThatThereAreTooManyRequests() {
    add(Fault.tooManyRequests());
    Response answer = app.client().location();
    assertThat(answer).isRefused(429, "Too Many Requests");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void answersTheSameWithAndWithoutADelay() {
    app.client().register(EMAIL, "password");
    add(Fault.delay(Duration.ZERO, Duration.ofMillis(20)).seed(3));
    assertThat(app.client().logIn(EMAIL, "password")).hasStatus(200);
    assertThat(app.client().logIn(EMAIL, "wrong password"))
        .isRefused(401, "InvalidPassword", "unauthorized");
  }

  @Test
  void cutsAStream() {
    String token = app.client().logInAnonymously().tokens().accessToken();
    add(Fault.cutBody(0).operation("clientStreamFunction"));
    Document watch =
        new Document("name", "watch")
            .append("service", "mongodb-atlas")
            .append("arguments", List.of(new Document(Map.of("database", "d", "collection", "c"))));
    String request =
        Base64.getUrlEncoder().encodeToString(watch.toJson().getBytes(UTF_8)).replace('_', '/');
    Wire wire =
        send(
            "GET",
            app.client().app("/functions/call?baas_request=" + request + "&baas_at=" + token),
            "");
    assertThat(wire.text()).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
  }

  @Test
  void namesNoFaultWhereThereWasNone() {
    app.client().location();
    assertThat(app.emulated().requests().list().get(0).fault()).isEqualTo(Optional.empty());
  }

  private Wire location() {
    return send("GET", app.client().app("/location"), "");
  }

  private Wire register() {
    return send(
        "POST",
        app.client().app("/auth/providers/local-userpass/register"),
        "{\"email\":\"" + EMAIL + "\",\"password\":\"password\"}");
  }

  private Wire send(String method, String path, String body) {
    return Wire.send(app.emulator().port(), method, "/api/client/v2.0" + path, body);
  }
}
