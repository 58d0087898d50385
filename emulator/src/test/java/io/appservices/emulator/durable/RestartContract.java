package io.appservices.emulator.durable;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a restart stand on: an emulator that is closed and started again on its state. */
abstract class RestartContract {

  static final String EMAIL = "a@example.com";
  static final String PASSWORD = "password-1";

  AppServicesEmulator emulator;
  ClientApiClient client;
  AdminApiClient admin;
  AtlasApiClient atlas;

  /** Starts an emulator on what the one before it left. */
  abstract AppServicesEmulator open(EmulatorConfig config);

  /** The configuration of the first start and, unless a test says so, of the later ones. */
  EmulatorConfigBuilder config() {
    return EmulatorConfig.builder().data(data -> data.passwordIterations(1));
  }

  @BeforeEach
  void start() {
    restart(config -> config);
  }

  @AfterEach
  void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  /** Ends the emulator and starts another one on its state. */
  void restart() {
    restart(config -> config);
  }

  void restart(UnaryOperator<EmulatorConfigBuilder> change) {
    stop();
    emulator = null;
    emulator = open(change.apply(config()).build());
    client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    admin = new AdminApiClient(emulator, emulator.app().id());
    atlas = new AtlasApiClient(emulator);
  }

  void register(String email) {
    assertThat(client.register(email, PASSWORD)).isDone(201);
  }

  void assertLogsIn(String email, String password) {
    assertThat(client.logIn(email, password).status()).isEqualTo(200);
  }
}
