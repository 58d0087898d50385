package io.appservices.emulator.faults;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.api.fault.RequestFault;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls meet a fault, and how often. */
class FaultScopeTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final TestApp other = TestApp.on(emulator);

  private FaultHandle add(Fault fault) {
    return app.emulated().faults().add(fault);
  }

  /** The statuses of calls, one after the other. */
  private static List<Integer> statuses(TestApp of, int calls) {
    return IntStream.range(0, calls).mapToObj(i -> of.client().location().status()).toList();
  }

  @Test
  void meetsNoCallOfAnotherApp() {
    add(Fault.status(500));
    assertThat(other.client().location()).hasStatus(200);
    assertThat(other.client().logInAnonymously()).hasStatus(200);
    assertThat(other.admin().users("")).hasStatus(200);
    assertThat(app.client().location()).hasStatus(500);
    assertThat(app.admin().users("")).hasStatus(500);
  }

  @Test
  void meetsEveryAppIfItIsForTheEmulator() {
    emulator.faults().add(Fault.status(500));
    assertThat(app.client().location()).hasStatus(500);
    assertThat(other.client().location()).hasStatus(500);
    assertThat(Http.send("GET", emulator.baseUrl() + "/__emulator/v1/clock", null)).hasStatus(200);
  }

  @Test
  void meetsOneAppOfTheEmulator() {
    emulator.faults().add(Fault.status(500).app(app.emulated().clientAppId()));
    assertThat(app.client().location()).hasStatus(500);
    assertThat(other.client().location()).hasStatus(200);
  }

  @Test
  void isInTheShapeOfTheAtlasApi() {
    FaultHandle fault =
        emulator
            .faults()
            .add(Fault.status(429).times(1).errorCode("RATE_LIMITED").operation("atlas*"));
    Document body =
        new AtlasApiClient(emulator).call("GET", AtlasApiClient.PREFIX, null).document();
    assertThat(body)
        .containsEntry("error", 429)
        .containsEntry("errorCode", "RATE_LIMITED")
        .containsEntry("reason", "Too Many Requests")
        .containsEntry("detail", "Too Many Requests");
    assertThat(fault.matched()).isEqualTo(1);
  }

  @Test
  void meetsTheCallsOfAUser() {
    Tokens one = app.client().signUp("a@example.com", "password");
    Tokens two = app.client().signUp("b@example.com", "password");
    add(Fault.status(500).user(one.userId()));
    assertThat(app.client().profile(one.accessToken())).hasStatus(500);
    assertThat(app.client().refresh(one.refreshToken())).hasStatus(500);
    assertThat(app.client().profile(two.accessToken())).hasStatus(200);
  }

  @Test
  void meetsAGroupOfOperations() {
    add(Fault.status(500).operation("client*"));
    assertThat(app.client().location()).hasStatus(500);
    assertThat(app.client().providers()).hasStatus(500);
    assertThat(app.admin().users("")).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/client/v2.0/app/*/location",
        "/api/client/v2.0/app/**",
        "/**",
      })
  void meetsAPath(String path) {
    add(Fault.status(500).path(path).method("GET"));
    assertThat(app.client().location()).hasStatus(500);
    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void meetsTheNextCalls() {
    FaultHandle fault = add(Fault.status(500).times(2));
    assertThat(statuses(app, 4)).containsExactly(500, 500, 200, 200);
    assertThat(fault.applied()).isEqualTo(2);
    assertThat(fault.matched()).isEqualTo(2);
    assertThat(fault.remaining()).hasValue(0);
  }

  @Test
  void meetsEveryThirdCall() {
    FaultHandle fault = add(Fault.status(500).every(3).times(2));
    assertThat(statuses(app, 9)).containsExactly(200, 200, 500, 200, 200, 500, 200, 200, 200);
    assertThat(fault.matched()).isEqualTo(6);
  }

  @Test
  void meetsTheSameCallsWithTheSameSeed() {
    Fault half = Fault.status(500).probability(0.5);
    add(half.seed(7));
    other.emulated().faults().add(half.seed(7));
    TestApp third = TestApp.on(emulator);
    third.emulated().faults().add(half.seed(8));

    List<Integer> drawn = statuses(app, 40);

    assertThat(drawn).contains(200, 500);
    assertThat(statuses(other, 40)).isEqualTo(drawn);
    assertThat(statuses(third, 40)).isNotEqualTo(drawn);
  }

  @Test
  void meetsTheOneThatWasAddedFirst() {
    FaultHandle first = add(Fault.status(500).times(1));
    FaultHandle second = add(Fault.status(503).times(1));
    assertThat(statuses(app, 3)).containsExactly(500, 503, 200);
    assertThat(app.emulated().requests().count(RequestFilter.all().fault(first.id()))).isEqualTo(1);
    assertThat(app.emulated().requests().list().stream().flatMap(r -> r.fault().stream()))
        .extracting(RequestFault::id)
        .containsExactly(first.id(), second.id());
  }

  @Test
  void endsWithItsHandleWithItsAppAndWithAll() {
    add(Fault.status(500)).close();
    assertThat(app.client().location()).hasStatus(200);

    add(Fault.status(500));
    FaultHandle wide = emulator.faults().add(Fault.status(503));
    app.emulated().faults().clear();
    assertThat(app.emulated().faults().list()).isEmpty();
    assertThat(app.client().location()).hasStatus(503);
    assertThat(emulator.faults().list()).extracting(FaultHandle::id).containsExactly(wide.id());

    emulator.faults().clear();
    assertThat(app.client().location()).hasStatus(200);

    add(Fault.status(500));
    app.emulated().delete();
    assertThat(emulator.faults().list()).isEmpty();
  }

  @Test
  void endsWithTheUserOfTheEmulatorWhoAddedIt() {
    AppServicesEmulator shared = emulator.share();
    shared.faults().add(Fault.status(500).app(app.emulated().clientAppId()));
    shared.newApp("more").faults().add(Fault.status(500));
    assertThat(app.client().location()).hasStatus(500);
    shared.close();
    assertThat(emulator.faults().list()).isEmpty();
    assertThat(app.client().location()).hasStatus(200);
  }

  @Test
  void keepsABoundedNumber() {
    Fault once = Fault.delay(Duration.ZERO).times(1);
    for (int i = 0; i < 1_000; i++) {
      emulator.faults().add(once);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> emulator.faults().add(once))
        .withMessageContaining("remove some");

    app.client().location();
    emulator.faults().add(once);
    assertThat(emulator.faults().list()).hasSize(1_000);
  }

  @Test
  void refusesWhatNoCallCanMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(Fault.status(500).operation("clientLogn")))
        .withMessageContaining("did you mean clientLogin?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(Fault.status(500).app(other.emulated().clientAppId())))
        .withMessageContaining(app.emulated().clientAppId())
        .withMessageContaining(other.emulated().clientAppId());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.delay(Duration.ofSeconds(1)).errorCode("X"))
        .withMessageContaining("'delay' has no member 'error_code'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(Fault.status(500).every(2).probability(0.5)))
        .withMessageContaining("not both");
    assertThat(emulator.faults().list()).isEmpty();
  }
}
