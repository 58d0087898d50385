package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints and the Data API as the Admin API sets them up. */
class EndpointConfigTest {

  private final EndpointApp app = EndpointApp.shared();
  private final AdminApiClient admin = app.app().admin();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "{route: 'a', http_method: 'GET'} -> route 'a' must begin with a slash",
        "{route: '/data/x', http_method: 'GET'} -> routes below /data/ belong to the Data API",
        "{route: '/a', http_method: 'FETCH'} -> 'FETCH' is not a valid http_method",
        "{route: '/a', http_method: 'GET', validation_method: 'X'}"
            + " -> 'X' is not a valid validation_method",
        "{route: '/a', http_method: 'GET', return_type: 'XML'} -> 'XML' is not a valid return_type"
      })
  void refusesWhatMakesNoSense(String endpoint, String error) {
    assertThat(admin.onApp("POST", "/endpoints", json(endpoint)))
        .isRefused(400, "InvalidParameter", error);
    assertThat(admin.onApp("GET", "/endpoints", null)).isJson(200).hasBody("[]");
  }

  @Test
  void refusesASecondEndpointOfTheSameMethodAndRoute() {
    app.endpoint("GET", "/a", "exports = () => 1");

    assertThat(admin.onApp("POST", "/endpoints", json("{route: '/a', http_method: 'GET'}")))
        .hasStatus(409);
    app.endpoint("POST", "/a", "exports = () => 1");
  }

  @Test
  void namesFunctionAndSecretInBothWays() {
    String function = app.create("/functions", json("{name: 'f', source: 'exports = () => 1'}"));
    String secret = app.create("/secrets", json("{name: 's', value: 'v'}"));
    String byName =
        app.create(
            "/endpoints",
            json("{route: '/a', http_method: 'GET', function_name: 'f', secret_name: 's'}"));
    String byId =
        app.create(
            "/endpoints",
            json("{route: '/b', http_method: 'GET'}")
                .append("function_id", function)
                .append("function_name", "")
                .append("secret_id", secret)
                .append("secret_name", ""));

    for (String id : new String[] {byName, byId}) {
      assertThat(admin.onApp("GET", "/endpoints/" + id, null).document())
          .containsEntry("function_id", function)
          .containsEntry("function_name", "f")
          .containsEntry("secret_id", secret)
          .containsEntry("secret_name", "s");
    }
  }

  @Test
  void changesSwitchesOffAndDeletesAnEndpoint() {
    app.endpoint("GET", "/a", "exports = () => 1");
    Document endpoint = admin.onApp("GET", "/endpoints", null).documents().get(0);
    String path = "/endpoints/" + endpoint.get("_id");

    assertThat(admin.onApp("PUT", path, endpoint.append("route", "/b"))).isJson(200);
    assertThat(app.get("/a")).hasStatus(404);
    assertThat(app.get("/b")).isJson(200);
    assertThat(admin.onApp("PUT", path, endpoint.append("disabled", true))).isJson(200);
    assertThat(app.get("/b")).hasStatus(404);
    assertThat(admin.onApp("PUT", path, endpoint.append("disabled", false))).isJson(200);
    assertThat(app.get("/b")).isJson(200);
    assertThat(admin.onApp("DELETE", path, null)).isDone(200);
    assertThat(app.get("/b")).hasStatus(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "{versions: ['v7']} -> 'v7' is not a version of the Data API: v1",
        "{return_type: 'XML'} -> 'XML' is not a valid return_type",
        "{validation_method: 'X'} -> 'X' is not a valid validation_method"
      })
  void refusesSettingsOfTheDataApiThatMakeNoSense(String settings, String error) {
    assertThat(admin.onApp("POST", "/data_api/config", json(settings)))
        .isRefused(400, "InvalidParameter", error);
    assertThat(admin.onApp("PATCH", "/data_api/config", json(settings)))
        .isRefused(400, "InvalidParameter", error);
  }
}
