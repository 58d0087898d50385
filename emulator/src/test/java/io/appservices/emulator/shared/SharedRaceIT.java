package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients and operators at three processes of the distribution over one database at once. */
@Tag("shared")
@Timeout(300)
class SharedRaceIT {

  private static final int NODES = 3;
  private static final int CLIENTS = 6;
  private static final int REQUESTS = 4_000;
  private static final Duration AT_MOST = Duration.ofSeconds(8);
  private static final int ROUNDS = 10;
  private static final String EMAIL = "one@example.com";
  private static final String PASSWORD = "password-1";

  private final String uri = SharedDeployment.newDatabase();
  private final List<Running> processes = new ArrayList<>();
  private final List<ClientApiClient> clients = new ArrayList<>();
  private final List<AdminApiClient> admins = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    for (int node = 0; node < NODES; node++) {
      Running process =
          Launch.of("start", "--port", "0", "--storage", uri, "--password-iterations", "1").start();
      processes.add(process);
      clients.add(new ClientApiClient(process.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID));
      admins.add(
          new AdminApiClient(
              process.baseUrl(), EmulatorConfig.defaults(), EmulatorConfig.DEFAULT_APP_ID));
    }
  }

  @AfterEach
  void stop() {
    processes.forEach(Running::close);
    SharedDeployment.drop(uri);
  }

  @Test
  void noProcessAcceptsWhatAnotherOneHasEnded() throws Exception {
    SessionRace race = new SessionRace(new SessionRace.Nodes(clients, admins), CLIENTS);

    race.run(REQUESTS, AT_MOST, RacingUser.WITHOUT_FUNCTIONS);

    race.assertNothingWasAcceptedAfterItsEnd(SessionRace.LEAST);
  }

  /** A login notes its time on the user, which two other processes change meanwhile. */
  @Test
  void noChangeOfAUserIsLostToOneAtAnotherProcess() {
    String id = clients.get(0).signUp(EMAIL, PASSWORD).userId();
    for (int round = 0; round < ROUNDS; round++) {
      AdminApiClient operator = admins.get(round % NODES);
      duringLogins(() -> operator.disable(id), round);
      assertThat(admins).allMatch(admin -> admin.user(id).document().getBoolean("disabled"));
      assertThat(clients).allMatch(client -> client.logIn(EMAIL, PASSWORD).status() == 401);

      AdminApiClient another = admins.get((round + 1) % NODES);
      duringLogins(() -> operator.enable(id), round);
      Tokens tokens = clients.get(round % NODES).logIn(EMAIL, PASSWORD).tokens();
      duringLogins(() -> another.revoke(id), round);
      assertThat(admins).noneMatch(admin -> admin.user(id).document().getBoolean("disabled"));
      assertThat(clients)
          .allMatch(client -> client.profile(tokens.accessToken()).status() == 401)
          .allMatch(client -> client.logIn(EMAIL, PASSWORD).status() == 200);
    }
  }

  private void duringLogins(Callable<Response> change, int round) {
    List<Callable<Response>> actions = new ArrayList<>(List.of(change));
    clients.forEach(client -> actions.add(() -> client.logIn(EMAIL, PASSWORD)));
    assertThat(Race.of(actions).get(0).status()).as("in round %s", round).isEqualTo(204);
  }
}
