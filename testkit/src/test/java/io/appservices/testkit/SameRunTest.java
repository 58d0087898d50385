package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A class whose settings have a seed gets the same in every run. */
class SameRunTest {

  private static final List<String> ANSWERS = new ArrayList<>();

  @Test
  void theSameTestTwiceGetsTheSameBytes() {
    List<String> first = answers();
    assertThat(first).hasSizeGreaterThan(10).isEqualTo(answers());
  }

  private static List<String> answers() {
    ANSWERS.clear();
    Runs.pass(Runs.run(Seeded.class), 2);
    return List.copyOf(ANSWERS);
  }

  /** The settings of the class. */
  static final class Seed implements EmulatorSettings {
    @Override
    public EmulatorConfig config() {
      return EmulatorConfig.builder()
          .behaviour(b -> b.seed(7).frozenAt(Instant.parse("2030-01-01T00:00:00Z")))
          .build();
    }
  }

  @AppServicesTest(config = Seed.class)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Seeded {

    @Test
    void first(
        @AppId String appId,
        AdminApi admin,
        ControlApi control,
        @TestUser SignedInUser user,
        @TestUser(pending = true) SignedInUser pending) {
      ANSWERS.add(appId);
      ANSWERS.add(user.id() + user.email() + user.accessToken() + user.refreshToken());
      ANSWERS.add(pending.email().orElseThrow());
      keep(admin.request("GET", "{app}/users", null));
      keep(admin.request("GET", "{app}/pending_users", null));
      keep(admin.request("POST", "{app}/api_keys", "{\"name\":\"ci\"}"));
      keep(control.request("GET", "/apps/{app}/users", null));
      keep(control.request("GET", "/events?app={app}", null));
      control.advanceClock(Duration.ofSeconds(90));
      user.logIn();
      ANSWERS.add(user.accessToken());
    }

    @Test
    void second(@AppId String appId, ClientApi client) {
      ANSWERS.add(appId);
      ANSWERS.add(client.logInAnonymously().accessToken());
      keep(client.request("POST", "/app/{app}/auth/providers/none/login", null, null));
    }

    private static void keep(ApiResponse answer) {
      ANSWERS.add(
          (answer.status() + answer.requestId().orElse("") + answer.body())
              .replaceAll("http://[^/\"]+:\\d+", "BASE"));
    }
  }
}
