package io.appservices.emulator.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes of the distribution that share a database. */
@Tag("shared")
@Timeout(180)
class SharedIT {

  private final String uri = SharedDeployment.newDatabase();

  @AfterEach
  void drop() {
    SharedDeployment.drop(uri);
  }

  @Test
  void whatOneProcessAnsweredTheOthersObey() throws Exception {
    try (Running one = launch(uri).start();
        Running two = launch(uri).start();
        Running three = launch(uri).start()) {
      assertThat(one.banner()).anyMatch(line -> line.contains("shared, in a MongoDB deployment"));
      Tokens tokens = client(one).signUp("a@example.com", "password-1");
      assertThat(client(two).profile(tokens.accessToken()).status()).isEqualTo(200);
      assertThat(admin(three).disable(tokens.userId()).status()).isEqualTo(204);
      assertThat(client(one).profile(tokens.accessToken()).status()).isEqualTo(401);
      assertThat(client(two).refresh(tokens.refreshToken()).status()).isEqualTo(401);
      admin(two).enable(tokens.userId());
      Tokens again = client(three).logIn("a@example.com", "password-1").tokens();
      assertThat(admin(one).delete(tokens.userId()).status()).isEqualTo(204);
      assertThat(client(two).profile(again.accessToken()).status()).isEqualTo(401);
      assertThat(client(three).logIn("a@example.com", "password-1").status()).isEqualTo(401);
    }
  }

  @Test
  void aProcessThatIsKilledLeavesWhatItAnsweredToTheOthers() throws Exception {
    try (Running one = launch(uri).start();
        Running two = launch(uri).start()) {
      Tokens tokens = client(one).signUp("a@example.com", "password-1");
      one.end("KILL");
      assertThat(client(two).profile(tokens.accessToken()).status()).isEqualTo(200);
    }
  }

  @Test
  void whatCannotBeUsedIsNamedInOneLine() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    launch("mongodb://localhost:" + free).run().assertRefused("cannot reach MongoDB at localhost");
    launch("http://localhost").run().assertRefused("--storage");
    Launch.of("start", "--port", "0", "--storage", uri, "--data", "state")
        .run()
        .assertRefused("leave out --data or --storage");
    Launch.of("start", "--port", "0")
        .with("APPSERVICES_EMULATOR_STORAGE", "mongodb://user:secret@/")
        .run()
        .assertRefused("APPSERVICES_EMULATOR_STORAGE");
  }

  private static Launch launch(String uri) {
    return Launch.of("start", "--port", "0", "--storage", uri, "--password-iterations", "1");
  }

  private static ClientApiClient client(Running server) {
    return new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
  }

  private static AdminApiClient admin(Running server) {
    return new AdminApiClient(
        server.baseUrl(), EmulatorConfig.defaults(), EmulatorConfig.DEFAULT_APP_ID);
  }
}
