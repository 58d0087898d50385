package io.appservices.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.testkit.AppServicesExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AppServicesExtension.class)
class ControlApiTest {

  @Test
  void movesTheClock(ControlApi control, ClientApi client) {
    SignedInUser user = client.logInAnonymously();
    control.expireTokens();
    assertThatThrownBy(user::profile).hasMessageContaining("access token expired");

    control.freezeClock();
    control.setClock(Instant.parse("2030-01-01T00:00:00Z"));
    control.advanceClock(Duration.ofMinutes(1));
    assertThat(control.now()).isEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
    control.resetClock();
    assertThat(control.now()).isNotEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
    assertThatThrownBy(() -> control.advanceClock(Duration.ofMillis(1)))
        .hasMessageContaining("whole seconds");
  }

  @Test
  void readsTheJournalAsItIsInProcess(ControlApi control, ClientApi client, EmulatedApp app) {
    assertThatThrownBy(() -> client.logIn("nobody@example.com", "correct horse"))
        .isInstanceOf(RefusedCallException.class);

    RecordedRequest request =
        control.awaitRequest(
            RequestFilter.operation("clientLogin").refused().because("username/password"));
    assertThat(request.status()).isEqualTo(401);
    assertThat(control.requests())
        .extracting(RecordedRequest::id)
        .isEqualTo(app.requests().list().stream().map(RecordedRequest::id).toList());
    assertThatThrownBy(() -> control.requests(RequestFilter.operation("clientLogIn")))
        .hasMessageContaining("clientLogin");
  }

  @Test
  void saysWhichRequestsThereWere(ControlApi control, ClientApi client) {
    client.logInAnonymously();

    assertThatThrownBy(() -> control.awaitRequest(RequestFilter.all().status(418)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("200 clientLogin POST ");
  }

  @Test
  void readsEventsAsTheyAreInProcess(ControlApi control, ClientApi client, EmulatedApp app) {
    SignedInUser user = client.logInAnonymously();

    assertThat(control.awaitEvent(UserEvent.Kind.LOGGED_IN).userId()).contains(user.id());
    assertThat(control.events())
        .extracting(UserEvent::kind, UserEvent::time, UserEvent::by, UserEvent::providers)
        .containsExactlyElementsOf(
            app.events().list().stream()
                .map(e -> tuple(e.kind(), e.time(), e.by(), e.providers()))
                .toList());
  }

  @Test
  void saysWhyThereIsNoMail(ControlApi control, ClientApi client) {
    client.register("user@example.com", "correct horse");

    assertThatThrownBy(() -> control.awaitMail("user@example.com", Mail.Kind.CONFIRMATION))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("confirms registrations automatically");
    assertThat(control.mails()).isEmpty();
    assertThat(control.mails("user@example.com")).isEmpty();
  }

  @Test
  void addsAndRemovesFaults(ControlApi control, ClientApi client) {
    String id = control.addFault(Fault.maintenance().operation("clientLogin"));
    assertThatThrownBy(client::logInAnonymously).isInstanceOf(RefusedCallException.class);
    assertThat(control.requests(RequestFilter.all().fault(id))).hasSize(1);

    control.clearFaults();
    client.logInAnonymously();
  }

  @Test
  void explainsTokens(ControlApi control, ClientApi client) {
    SignedInUser user = client.logInAnonymously();
    TokenVerdict good = control.explain(user.accessToken());
    assertThat(good.accepted()).isTrue();
    assertThat(good.userId()).contains(user.id());
    assertThat(good.type()).contains("access");

    user.logOut();
    TokenVerdict bad = control.explain(user.refreshToken());
    assertThat(bad.accepted()).isFalse();
    assertThat(bad.reason()).isPresent();
    assertThat(control.explain("nonsense").userId()).isEqualTo(Optional.empty());
  }

  @Test
  void tellsWhereTheDataIs(ControlApi control) {
    assertThat(control.connectionString("mongodb-atlas")).startsWith("mongodb://");
    assertThatThrownBy(() -> control.connectionString("nowhere"))
        .isInstanceOf(RefusedCallException.class);
  }

  @Test
  void makesAndDeletesApps(AppAddress address) {
    AppAddress other = AppAddress.newApp(address.baseUrl() + "/", "other");
    assertThat(other.baseUrl()).isEqualTo(address.baseUrl());
    assertThat(other.clientAppId()).startsWith("other-");
    ControlApi control = ControlApi.of(other);

    control.deleteApp();

    assertThat(control.request("GET", "/apps/{app}/users", null).status()).isEqualTo(404);
    assertThat(List.of(control.toString())).allMatch(text -> text.contains(other.clientAppId()));
  }
}
