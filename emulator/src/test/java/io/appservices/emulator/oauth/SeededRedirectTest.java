package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Browser.comeBack;
import static io.appservices.emulator.oauth.Browser.open;
import static io.appservices.emulator.oauth.Browser.submit;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.RedirectLoginTest.REDIRECT;
import static io.appservices.emulator.oauth.RedirectLoginTest.listing;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests, codes and tokens of logins by redirect follow from a seed, too. */
class SeededRedirectTest {

  @Test
  void everyStepLeadsToTheSameAddress() {
    assertThat(steps(7)).hasSize(4).isEqualTo(steps(7)).isNotEqualTo(steps(8));
  }

  private static List<String> steps(int seed) {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .behaviour(b -> b.seed(seed).frozenAt(Instant.parse("2030-01-01T00:00:00Z")))
            .build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      TestApp app = TestApp.on(emulator);
      add(app, GOOGLE, listing(REDIRECT));
      String page = new Browser(app, GOOGLE).pageFor(REDIRECT, "s");
      String form = open(page).body();
      String callback = submit(page, "email", "ada@flow.example");
      return List.of(page, form, callback, comeBack(callback)).stream()
          .map(step -> step.replace(emulator.baseUrl(), "BASE"))
          .map(step -> step.replace("%3A" + emulator.port(), "PORT"))
          .toList();
    }
  }
}
