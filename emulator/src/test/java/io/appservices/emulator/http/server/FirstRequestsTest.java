package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.Race;
import io.appservices.emulator.testing.Http;
import org.junit.jupiter.api.RepeatedTest;

/** A server that has just been started is asked by many at once. */
class FirstRequestsTest {

  @RepeatedTest(20)
  void answersManyFirstRequestsAtOnce() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      String location =
          emulator.baseUrl() + "/api/client/v2.0/app/" + emulator.app().clientAppId() + "/location";
      assertThat(Race.times(8, () -> Http.send("GET", location, null).status())).containsOnly(200);
    }
  }
}
