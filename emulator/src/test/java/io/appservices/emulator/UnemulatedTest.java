package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.shared.NotEmulated;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service has and the emulator has not is refused by its name, to those it knows. */
class UnemulatedTest {

  private static AppServicesEmulator emulator;
  private static AdminApiClient admin;
  private static ClientApiClient client;

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
    admin = new AdminApiClient(emulator, emulator.app().id());
    client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  static List<String> adminOperations() {
    return operations("/api/admin/v3.0");
  }

  static List<String> clientOperations() {
    return operations("/api/client/v2.0");
  }

  @ParameterizedTest
  @MethodSource("adminOperations")
  void theAdminApiNamesTheOperationToItsOperatorOnly(String operation) {
    String method = method(operation);
    String path = adminPath(operation);

    refused(admin.call(method, path, null), operation);
    assertThat(admin.send(method, path, null, null).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("adminOperations")
  void unknownQueryParametersAreIgnored(String operation) {
    String path = adminPath(operation) + "?bypass_service_change=SyncSchemaVersionIncrease";

    refused(admin.call(method(operation), path, null), operation);
  }

  @Test
  void anotherAppIsNotFoundFirst() {
    String path = admin.group("/apps/5f60207f14dfb25d24519999/logs");

    assertThat(admin.call("GET", path, null).status()).isEqualTo(404);
  }

  @Test
  void aPathThatTheServiceDoesNotHaveIsNotFound() {
    assertThat(admin.onApp("GET", "/no_such_thing", null).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("clientOperations")
  void theClientApiNamesTheOperation(String operation) {
    String path = clientPath(operation);
    Tokens tokens =
        client.send("POST", client.app("/auth/providers/anon-user/login"), null, null).tokens();
    boolean keys = path.startsWith("/auth/api_keys");
    String token = keys ? tokens.refreshToken() : tokens.accessToken();

    refused(client.send(method(operation), path, token, null), operation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /app/{appId}/functions/call",
        "PUT /app/{appId}/push/providers/gcm/registration",
        "DELETE /app/{appId}/push/providers/gcm/registration"
      })
  void whereOnlyABearerCountsItIsAskedForFirst(String operation) {
    String path = clientPath(operation);

    assertThat(client.send(method(operation), path, null, null).status()).isEqualTo(401);
    assertThat(client.send(method(operation), path, "garbage", null).status()).isEqualTo(401);
  }

  @Test
  void deviceSyncIsSaidToBeMissingInPlainWords() {
    Response reset = admin.onApp("PUT", "/sync/force_reset", new Document("file_ident", 1));

    assertThat(reset.status()).isEqualTo(501);
    assertThat(reset.string("error")).endsWith(": Device Sync is not emulated");
  }

  @Test
  void theDataApiOfNoAppIsNotFound() {
    String path = "/app/no-such/endpoint/data/v1/action/findOne";

    assertThat(Http.send("POST", emulator.baseUrl() + path, null).status()).isEqualTo(404);
  }

  private static void refused(Response response, String operation) {
    assertThat(response.status()).isEqualTo(501);
    assertThat(response.body())
        .containsPattern(
            Pattern.quote("\"error\":\"the emulator does not have " + operation) + "(\"|: )")
        .contains("\"error_code\":\"NotEmulated\"");
  }

  private static String app() {
    return emulator.app().clientAppId();
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String clientPath(String operation) {
    return operation
        .substring(operation.indexOf(' ') + 1)
        .replace("{appId}", app())
        .replaceAll("\\{[^}]+}", "any");
  }

  private static String adminPath(String operation) {
    return operation
        .substring(operation.indexOf(' ') + 1)
        .replace("{groupId}", emulator.app().groupId())
        .replace("{appId}", emulator.app().id())
        .replaceAll("\\{[^}]+}", "5f60207f14dfb25d24510000");
  }

  private static List<String> operations(String prefix) {
    return new Wiring(
            EmulatorConfig.defaults(), () -> "", () -> "", KeptState.of(new EmbeddedStorage()))
        .apis().stream()
            .filter(api -> api.prefix().equals(prefix))
            .map(Api::routes)
            .flatMap(List::stream)
            .map(Route::handler)
            .filter(NotEmulated.class::isInstance)
            .map(handler -> ((NotEmulated) handler).operation())
            .toList();
  }
}
