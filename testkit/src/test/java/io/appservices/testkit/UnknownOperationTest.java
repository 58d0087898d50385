package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class UnknownOperationTest {

  @Test
  void failsATestThatCallsWhatTheEmulatorDoesNotServe() {
    for (Class<?> type : new Class<?>[] {Annotated.class, Extended.class}) {
      EngineExecutionResults results = Runs.run(type);

      results.testEvents().assertStatistics(statistics -> statistics.succeeded(1).failed(2));
      assertThat(
              results.testEvents().failed().stream()
                  .map(event -> String.valueOf(event.getPayload()))
                  .toList())
          .as(type.getName())
          .anyMatch(text -> text.contains("404 GET /api/client/v2.0/app/"))
          .anyMatch(text -> text.contains("405 GET /api/client/v2.0/auth/session"));
    }
  }

  @Test
  void letsItPassUnlessItIsAskedTo() {
    Runs.pass(Runs.run(Lenient.class), 1);
  }

  static void get(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.getResponseCode();
      connection.disconnect();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AppServicesTest(failOnUnknownOperation = true)
  static class Annotated {
    @Test
    void unknownPath(EmulatedApp app, @BaseUrl String baseUrl) {
      get(baseUrl + "/api/client/v2.0/app/" + app.clientAppId() + "/locations");
    }

    @Test
    void wrongMethod(EmulatedApp app, @BaseUrl String baseUrl) {
      get(baseUrl + "/api/client/v2.0/auth/session");
    }

    @Test
    void known(EmulatedApp app, @BaseUrl String baseUrl) {
      get(baseUrl + "/api/client/v2.0/app/" + app.clientAppId() + "/location");
      get(baseUrl + "/api/client/v2.0/app/another/locations");
    }
  }

  static class Extended {
    @RegisterExtension
    static final AppServicesExtension APP_SERVICES =
        AppServicesExtension.create().failOnUnknownOperation();

    @Test
    void unknownPath(AppServicesEmulator emulator, EmulatedApp app) {
      get(emulator.baseUrl() + "/api/client/v2.0/app/" + app.clientAppId() + "/locations");
    }

    @Test
    void wrongMethod(AppServicesEmulator emulator) {
      get(emulator.baseUrl() + "/api/client/v2.0/auth/session");
    }

    @Test
    void known(AppServicesEmulator emulator, EmulatedApp app) {
      get(emulator.baseUrl() + "/api/client/v2.0/app/" + app.clientAppId() + "/location");
    }
  }

  @AppServicesTest
  static class Lenient {
    @Test
    void unknownPath(EmulatedApp app, @BaseUrl String baseUrl) {
      get(baseUrl + "/api/client/v2.0/app/" + app.clientAppId() + "/locations");
    }
  }
}
