package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints, webhooks and the Data API of an app that comes from a folder. */
class EndpointFolderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "realm_config.json, 20210101, http_endpoints",
    "root_config.json, 20230101, https_endpoints",
    "root_config.json, 20230101, http_endpoints"
  })
  void answersWhatTheFolderHas(String root, int version, String endpoints) {
    write(root, "{'config_version': " + version + ", 'app_id': 'shop-abcde', 'name': 'shop'}");
    write(
        "functions/config.json",
        "[{'name': 'endpoint/hello', 'private': true, 'run_as_system': true}]");
    write("functions/endpoint/hello.js", "exports = ({ query }) => 'Hello ' + query.name;");
    write("secrets.json", "{'signing': '12345'}");
    write(
        endpoints + "/config.json",
        "[{'route': '/hello', 'http_method': 'GET', 'function_name': 'endpoint/hello',"
            + " 'validation_method': 'NO_VALIDATION', 'respond_result': true},"
            + " {'route': '/signed', 'http_method': 'POST', 'function_name': 'endpoint/hello',"
            + " 'verification_method': 'VERIFY_PAYLOAD', 'secret_name': 'signing',"
            + " 'respond_result': true, 'return_type': 'JSON'},"
            + " {'route': '/off', 'http_method': 'GET', 'function_name': 'endpoint/hello',"
            + " 'disabled': true},"
            + " {'route': '/gone', 'http_method': 'GET', 'function_name': 'gone'}]");
    write(
        endpoints + "/data_api_config.json",
        "{'disabled': false, 'versions': ['v1'], 'run_as_system': true, 'can_evaluate': {},"
            + " 'validation_method': '', 'secret_name': '', 'return_type': 'EJSON'}");

    try (AppServicesEmulator emulator = start()) {
      assertThat(call(emulator, "GET", "/hello?name=Ada", null))
          .isJson(200)
          .hasBody("\"Hello Ada\"");
      assertThat(
              call(
                  emulator,
                  "POST",
                  "/signed?name=Bo",
                  "{\"message\":\"MESSAGE\"}",
                  "Endpoint-Signature",
                  "sha256=828ee180512eaf8a6229eda7eea72323f68e9c0f0093b11a578b0544c5777862"))
          .isJson(200);
      assertThat(call(emulator, "POST", "/signed", "{}")).hasStatus(401);
      assertThat(call(emulator, "GET", "/off", null)).hasStatus(404);
      assertThat(call(emulator, "GET", "/gone", null))
          .isRefused(404, "FunctionNotFound", "function not found: 'gone'");
      assertThat(
              call(
                  emulator,
                  "POST",
                  "/data/v1/action/findOne",
                  "{\"dataSource\":\"mongodb-atlas\",\"database\":\"d\",\"collection\":\"c\"}"))
          .hasStatus(200)
          .hasBody("{\"document\":null}");
    }
  }

  @Test
  void answersTheWebhooksOfAnOldFolder() {
    write("stitch.json", "{'config_version': 20180301, 'app_id': 'shop-abcde', 'name': 'shop'}");
    write("services/web/config.json", "{'name': 'web', 'type': 'http', 'config': {}}");
    write(
        "services/web/incoming_webhooks/in/config.json",
        "{'name': 'in', 'respond_result': true, 'run_as_user_id': '',"
            + " 'options': {'httpMethod': 'POST', 'validationMethod': 'NO_VALIDATION'}}");
    write(
        "services/web/incoming_webhooks/in/source.js",
        "exports = (payload, response) => response.setBody(payload.body.text());");

    try (AppServicesEmulator emulator = start()) {
      String url =
          emulator.baseUrl() + "/api/client/v2.0/app/shop-abcde/service/web/incoming_webhook/in";
      assertThat(Http.send("POST", url, "event".getBytes(UTF_8))).hasStatus(200).hasBody("event");
    }
  }

  @Test
  void isStrictAboutCollectionsWithoutARuleIfThereIsARuleAnywhere() {
    write(
        "root_config.json", "{'config_version': 20230101, 'app_id': 'shop-abcde', 'name': 'shop'}");
    write("auth/providers.json", "{'anon-user': {'name': 'anon-user', 'type': 'anon-user'}}");
    write(
        "data_sources/mongodb-atlas/config.json",
        "{'name': 'mongodb-atlas', 'type': 'mongodb-atlas', 'config': {'clusterName': 'C'}}");
    write(
        "data_sources/mongodb-atlas/d/ruled/rules.json",
        "{'database': 'd', 'collection': 'ruled',"
            + " 'roles': [{'name': 'all', 'apply_when': {}, 'read': true, 'write': true}]}");

    try (AppServicesEmulator emulator = start()) {
      assertThat(StrictRulesTest.find(emulator, "shop-abcde", "ruled")).isJson(200);
      Response refused = StrictRulesTest.find(emulator, "shop-abcde", "other");
      assertThat(refused).isRefusedWithCode(403, "NoMatchingRuleFound");
      assertThat(refused.string("error"))
          .startsWith("no rule exists for namespace 'd.other'")
          .contains("--rules lenient");
    }
  }

  @Test
  void isLenientWithoutAnyRule() {
    write(
        "root_config.json", "{'config_version': 20230101, 'app_id': 'shop-abcde', 'name': 'shop'}");
    write("auth/providers.json", "{'anon-user': {'name': 'anon-user', 'type': 'anon-user'}}");

    try (AppServicesEmulator emulator = start()) {
      assertThat(StrictRulesTest.find(emulator, "shop-abcde", "other")).isJson(200);
    }
  }

  private AppServicesEmulator start() {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().network(n -> n.port(0)).apps(a -> a.folder(folder)).build());
  }

  private static Response call(
      AppServicesEmulator emulator, String method, String path, String body, String... headers) {
    return Http.send(
        method,
        emulator.baseUrl() + "/app/shop-abcde/endpoint" + path,
        body == null ? null : body.getBytes(UTF_8),
        headers);
  }

  private void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, path.endsWith(".js") ? text : text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
