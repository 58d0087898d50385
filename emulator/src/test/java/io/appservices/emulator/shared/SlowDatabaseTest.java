package io.appservices.emulator.shared;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Cable;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The deployment answers slowly, or too slowly to be waited for. */
@Tag("shared")
class SlowDatabaseTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";

  private final String uri = SharedDeployment.newDatabase();
  private Cable cable;
  private AppServicesEmulator emulator;
  private ClientApiClient client;
  private AdminApiClient admin;

  @BeforeEach
  void start() throws IOException {
    ConnectionString database = new ConnectionString(uri);
    String[] host = database.getHosts().get(0).split(":");
    cable = new Cable(host[0], Integer.parseInt(host[1]));
    String byCable = "mongodb://localhost:" + cable.port() + "/" + database.getDatabase();
    emulator =
        AppServicesEmulator.start(SharingEmulators.config(byCable + "?directConnection=true"));
    client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    admin = new AdminApiClient(emulator, emulator.app().id());
    admin.logIn();
  }

  @AfterEach
  void stop() throws IOException {
    cable.mend();
    emulator.close();
    cable.close();
    SharedDeployment.drop(uri);
  }

  @Test
  void aSlowDeploymentIsWaitedFor() {
    cable.delay(Duration.ofMillis(60));

    Tokens tokens = client.signUp(EMAIL, PASSWORD);

    assertThat(client.profile(tokens.accessToken())).isJson(200);
    assertThat(client.refresh(tokens.refreshToken())).isJson(201);
    assertThat(admin.disable(tokens.userId())).hasStatus(204);
    assertThat(client.profile(tokens.accessToken())).hasStatus(401);
  }

  @Test
  void oneThatIsTooSlowCannotBeReached() throws IOException {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    cable.delay(Duration.ofSeconds(6));

    Response answer = client.profile(tokens.accessToken());

    assertThat(answer).hasStatus(503);
    assertThat(answer.string("error")).isEqualTo("the storage cannot be reached, try again later");
    cable.mend();
    await().until(() -> client.profile(tokens.accessToken()).status() == 200);
  }
}
