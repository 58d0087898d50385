package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.Race;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of all who delete one user at once, one is told that it did, and the others that it is gone. */
@Tag("slow")
class DeletionRaceTest {

  private static final int ROUNDS = 40;
  private static final int MANY_ROUNDS = 500;

  @Test
  void ofDeletionsInMemoryOneSucceeds() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      raceOn(emulator, emulator, emulator.app());
    }
  }

  @Test
  void ofDeletionsInADataDirectoryOneSucceeds(@TempDir Path directory) {
    EmulatorConfig config =
        EmulatorConfig.builder().data(d -> d.directory(directory).passwordIterations(1)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      raceOn(emulator, emulator, emulator.app());
    }
  }

  @Test
  void ofDeletionsAtEmulatorsThatShareOneSucceeds() {
    try (SharingEmulators sharing = new SharingEmulators(2)) {
      raceOn(sharing.node(0), sharing.node(1), sharing.newApp());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofDeletionsByCodeOneSucceeds(boolean durable, @TempDir Path directory) {
    EmulatorConfig config =
        durable
            ? EmulatorConfig.builder()
                .data(d -> d.directory(directory).passwordIterations(1))
                .build()
            : EmulatorConfig.defaults();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      for (int round = 0; round < MANY_ROUNDS; round++) {
        String user = emulator.app().createUser("user" + round + "@example.com", "password");

        List<Boolean> answers = Race.times(4, () -> deletes(emulator.app(), user));

        assertThat(answers).as("round %d", round).containsOnlyOnce(true);
      }
    }
  }

  private static boolean deletes(EmulatedApp app, String user) {
    try {
      app.users().delete(user);
      return true;
    } catch (EmulatorException gone) {
      assertThat(gone.errorCode()).contains("UserNotFound");
      return false;
    }
  }

  private static void raceOn(AppServicesEmulator one, AppServicesEmulator other, EmulatedApp app) {
    ClientApiClient client = new ClientApiClient(other.baseUrl(), app.clientAppId());
    AdminApiClient first = new AdminApiClient(one, app.id());
    AdminApiClient second = new AdminApiClient(other, app.id());
    for (int round = 0; round < ROUNDS; round++) {
      String email = "user" + round + "@example.com";
      Tokens user =
          round % 2 == 0 ? client.signUp(email, "password") : client.logInAnonymously().tokens();
      // Both are logged in to the Admin API from here on.
      assertThat(List.of(first.user(user.userId()).status(), second.user(user.userId()).status()))
          .containsOnly(200);
      List<Callable<Integer>> deletions =
          List.of(
              () -> first.delete(user.userId()).status(),
              () -> second.delete(user.userId()).status(),
              () -> client.deleteUser(user.accessToken()).status());

      List<Integer> answers = Race.of(deletions);

      assertThat(answers).as("round %d", round).containsOnlyOnce(204);
      assertThat(answers.subList(0, 2)).allMatch(status -> status == 204 || status == 404);
      assertThat(answers.get(2)).isIn(204, 401, 404);
      assertThat(first.user(user.userId()).status()).isEqualTo(404);
    }
  }
}
