package io.appservices.emulator.state;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorSnapshot;
import io.appservices.emulator.Race;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Calls that race a change of the whole state are answered before it or after it. */
class StateRaceTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final ClientApiClient client =
      new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());

  @Test
  void noUserOutlivesAResetThatItsRegistrationRaced() {
    for (int round = 0; round < 5; round++) {
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String email = "user" + i + "@example.com";
        calls.add(() -> client.register(email, "password"));
        calls.add(() -> client.logInAnonymously());
      }
      calls.add(() -> control.post("/reset"));
      List<Response> answers = Race.of(calls);
      // Each was answered as always: no call met an app that is half removed or half made.
      assertThat(answers).allMatch(answer -> answer.status() < 300);

      assertThat(control.post("/reset")).hasStatus(204);
      assertThat(emulator.app().users().list(100)).isEmpty();
    }
  }

  @Test
  void aSnapshotHasAUserWithItsSessionOrNeither() {
    EmulatorSnapshot empty = emulator.snapshot();
    for (int round = 0; round < 5; round++) {
      empty.restore();
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> client.logInAnonymously());
      }
      calls.add(() -> control.post("/snapshots"));
      List<Response> answers = Race.of(calls);
      String id = answers.get(8).string("id");
      assertThat(control.post("/snapshots/" + id + "/restore")).hasStatus(204);
      List<String> users =
          emulator.app().users().list(100).stream().map(user -> user.id()).toList();
      for (Response login : answers.subList(0, 8)) {
        assertThat(client.refresh(login.string("refresh_token")).status())
            .isEqualTo(users.contains(login.string("user_id")) ? 201 : 401);
      }
      control.delete("/snapshots/" + id);
    }
  }

  @Test
  void resetsTakeTurns() {
    assertThat(Race.times(6, () -> control.post("/reset"))).allMatch(a -> a.status() == 204);
    assertThat(client.logInAnonymously()).hasStatus(200);
  }

  @Test
  void callsWaitForAResetAndItForThem() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    emulator
        .functions()
        .register(
            "slow",
            arguments -> {
              entered.countDown();
              return go.await(60, TimeUnit.SECONDS);
            });
    String access = client.logInAnonymously().tokens().accessToken();
    Future<Response> call =
        Race.start(
            () ->
                client.send(
                    "POST",
                    client.app("/functions/call"),
                    access,
                    "{\"name\": \"slow\", \"arguments\": []}"));
    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    Future<Response> reset = Race.start(() -> control.post("/reset"));
    Future<Response> behind = Race.start(client::logInAnonymously);
    assertThat(reset.isDone()).isFalse();
    go.countDown();
    assertThat(Race.join(call)).hasStatus(200);
    assertThat(Race.join(reset)).hasStatus(204);
    assertThat(Race.join(behind)).hasStatus(200);
  }

  @Test
  void aTokenThatWasReadBeforeAResetIsRefusedAfterIt() {
    for (int round = 0; round < 5; round++) {
      String access = client.logInAnonymously().tokens().accessToken();
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> client.profile(access));
      }
      calls.add(() -> control.post("/reset"));
      Race.of(calls).subList(0, 8).forEach(answer -> assertThat(answer.status()).isIn(200, 401));
      assertThat(client.profile(access)).hasStatus(401);
    }
  }
}
