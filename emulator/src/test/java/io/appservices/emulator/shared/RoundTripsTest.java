package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a request asks the deployment that has the state. */
@Timeout(120)
class RoundTripsTest {

  private static final String EMAIL = "user@example.com";
  private static final String PASSWORD = "password-1";
  private static final String[] LOGIN = {
    "aggregate registrations", "findAndModify users", "update sessions"
  };

  private final CountingDeployment deployment = new CountingDeployment();
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(SharingEmulators.config(deployment.uri()));
  private final EmulatedApp app = emulator.app();
  private final ClientApiClient client = new ClientApiClient(emulator.baseUrl(), app.clientAppId());

  @BeforeEach
  void makeUserWhoLoggedInBefore() {
    emulator.clock().freeze();
    client.register(EMAIL, PASSWORD);
    client.logIn(EMAIL, PASSWORD);
    // The first login after that looks for sessions that have ended.
    emulator.clock().advance(Duration.ofMinutes(1));
    client.logInAnonymously();
    deployment.take();
  }

  @AfterEach
  void close() {
    emulator.close();
    deployment.close();
  }

  @Test
  void aLoginTakesThreeRoundTrips() {
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(200);
    assertThat(deployment.take()).containsExactly(LOGIN);
  }

  @Test
  void aLoginWithinTheSecondOfTheLastOneTakesThreeRoundTrips() {
    client.logIn(EMAIL, PASSWORD);
    deployment.take();
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(200);
    assertThat(deployment.take()).containsExactly(LOGIN);
  }

  @Test
  void aLoginFromTheDeviceOfTheLastOneTakesThreeRoundTrips() {
    Object device = new Document("platform", "node").append("sdkVersion", "2.0.1");
    String id = logInFrom(device).deviceId();
    deployment.take();

    Document known = new Document("deviceId", id).append("platform", "node");
    logInFrom(known.append("sdkVersion", "2.0.1"));
    assertThat(deployment.take()).containsExactly(LOGIN);

    logInFrom(device);
    assertThat(deployment.take()).as("a new device").hasSize(4).contains("update devices");
  }

  private Tokens logInFrom(Object device) {
    return client
        .logInWith(
            "local-userpass",
            new Document("username", EMAIL)
                .append("password", PASSWORD)
                .append("options", Map.of("device", device)))
        .tokens();
  }

  @Test
  void aWrongPasswordTakesOneRoundTrip() {
    assertThat(client.logIn(EMAIL, "another-password").status()).isEqualTo(401);
    assertThat(deployment.take()).containsExactly("aggregate registrations");
  }

  @Test
  void aTokenIsCheckedWithOneRoundTrip() {
    Tokens tokens = client.logIn(EMAIL, PASSWORD).tokens();
    deployment.take();
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(200);
    assertThat(deployment.take()).containsExactly("aggregate sessions");
    assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(201);
    assertThat(deployment.take()).containsExactly("aggregate sessions");
  }

  @Test
  void aTokenOfADisabledUserIsRefusedAfterOneRoundTrip() {
    Tokens tokens = client.logIn(EMAIL, PASSWORD).tokens();
    new AdminApiClient(emulator, app.id()).disable(tokens.userId());
    deployment.take();
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(deployment.take().get(0)).isEqualTo("aggregate sessions");
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(401);
  }
}
