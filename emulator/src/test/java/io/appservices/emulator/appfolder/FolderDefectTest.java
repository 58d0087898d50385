package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of all versions of the format, each with one thing wrong. */
class FolderDefectTest {

  private static final String ANON =
      "{'name': 'anon-user', 'type': 'anon-user', 'disabled': false}";

  @TempDir private Path folder;

  private AppServicesEmulator start(boolean strict) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().apps(a -> a.folder(folder).strictFolders(strict)).build());
  }

  private void write(String path, String text) {
    SampleFolders.write(folder, path, text.replace('\'', '"'));
  }

  /** Writes an app with the functions {@code good} and {@code bad}, in the layout of a version. */
  private void app(String root) {
    write(root + ".json", "{'name': 'shop'}");
    if (root.equals("stitch") || root.equals("config")) {
      write("auth_providers/anon-user.json", ANON);
      for (String name : List.of("good", "bad")) {
        write("functions/" + name + "/config.json", "{'name': '" + name + "'}");
        write("functions/" + name + "/source.js", "exports = () => '" + name + "';");
      }
    } else {
      write("auth/providers.json", "{'anon-user': " + ANON + "}");
      write("functions/config.json", "[{'name': 'good'}, {'name': 'bad'}]");
      write("functions/good.js", "exports = () => 'good';");
      write("functions/bad.js", "exports = () => 'bad';");
    }
  }

  private static Response call(AppServicesEmulator emulator, String function) {
    var client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    String token = client.logInAnonymously().tokens().accessToken();
    Document body = new Document("name", function).append("arguments", List.of());
    return client.send("POST", client.app("/functions/call"), token, body);
  }

  private static Response admin(AppServicesEmulator emulator, String path) {
    return new AdminApiClient(emulator, emulator.app().id()).onApp("GET", path, null);
  }

  private static List<Document> log(AppServicesEmulator emulator) {
    return admin(emulator, "/logs?errors_only=true").document().getList("logs", Document.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "root_config  | functions/bad.js          | exports = (; | SyntaxError: ",
        "realm_config | functions/bad.js          | import { x } from 'y'; exports = () => x; |"
            + " SyntaxError: ",
        "config       | functions/bad/source.js   | exports = () => { | SyntaxError: ",
        "stitch       | functions/bad/source.js   | const a = 1; const a = 2; | SyntaxError: ",
        "root_config  | functions/bad.js          | -            | functions/bad.js: missing",
        "realm_config | functions/bad.js          | LATIN-1      | functions/bad.js: not in UTF-8",
        "config       | functions/bad/source.js   | -            | functions/bad/source.js:"
            + " missing",
        "stitch       | functions/bad/source.js   | LATIN-1      | functions/bad/source.js: not in"
            + " UTF-8",
        "config       | functions/bad/config.json | {'name': }   | functions/bad/config.json: not"
            + " readable",
      })
  void whatSpoilsAFunctionSpoilsThatOneOnly(String root, String file, String text, String reason)
      throws Exception {
    app(root);
    if (text.equals("-")) {
      Files.delete(folder.resolve(file));
    } else if (text.equals("LATIN-1")) {
      Files.write(
          folder.resolve(file), "exports = () => '\u00e9'".getBytes(StandardCharsets.ISO_8859_1));
    } else {
      write(file, text);
    }

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(call(emulator, "good")).hasBody("\"good\"");
      assertThat(call(emulator, "bad")).hasStatus(400);
      assertThat(call(emulator, "bad").string("error")).contains(reason);
      assertThat(emulator.appFolderReports().get(0).notes())
          .anyMatch(
              note -> note.startsWith(file + ": ") && note.endsWith("; the rest of the app runs"));
      Document first = log(emulator).get(log(emulator).size() - 1);
      assertThat(first).containsEntry("function_name", "bad");
      assertThat(first.getString("error")).startsWith(file + ": ");
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining(file + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name': 'bad', 'type': 'SCHEDULED', 'function_name': 'good', 'config': {'schedule': '0 25"
            + " * * *'}} | invalid schedule",
        "{'name': 'bad', 'type': 'SCHEDULED', 'function_name': 'gone', 'config': {'schedule': '0 2"
            + " * * *'}}  | function not found: 'gone'",
        "{'name': 'bad', 'type': 'SCHEDULED', 'function_name': 'good'}                          |"
            + " missing",
        "{'name': 'bad', 'function_name': 'good'}                                               |"
            + " 'type'",
        "{'name': 'bad bad', 'type': 'AUTHENTICATION', 'function_name': 'good', 'config': {}}   |"
            + " trigger names",
        "{'type': 'AUTHENTICATION', 'function_name': 'good', 'config': {}}                      |"
            + " missing 'name'",
        "{'name': 'bad', 'type': 'DATABASE', 'function_name': 'good', 'config': {'service_name':"
            + " 'gone'}} | service not found: 'gone'",
        "{'name':                                                                               |"
            + " not readable",
        "[]                                                                                     |"
            + " not readable",
      })
  void whatSpoilsATriggerSpoilsThatOneOnly(String trigger, String reason) {
    Path all = folder;
    for (String root : List.of("stitch", "config", "realm_config", "root_config")) {
      folder = all.resolve(root);
      app(root);
      write("triggers/bad.json", trigger);
      write(
          "triggers/fine.json",
          "{'name': 'fine', 'type': 'SCHEDULED', 'function_name': 'good', 'config': {'schedule': '0"
              + " 2 * * *'}}");

      try (AppServicesEmulator emulator = start(false)) {
        assertThat(call(emulator, "good")).hasBody("\"good\"");
        assertThat(emulator.app().triggers().names()).containsExactly("fine");
        assertThat(emulator.appFolderReports().get(0).notes())
            .anyMatch(note -> note.startsWith("triggers/bad.json: ") && note.contains(reason));
        assertThat(log(emulator)).hasSize(1);
        assertThat(log(emulator).get(0)).containsEntry("type", "TRIGGER_FAILURE");
        assertThat(log(emulator).get(0).getString("error")).contains("triggers/bad.json: ");
      }
      assertThatThrownBy(() -> start(true)).hasMessageContaining("triggers/bad.json: ");
    }
  }

  @Test
  void ofTwoTriggersOfOneNameTheFirstIsUsed() {
    app("realm_config");
    for (String file : List.of("a", "b")) {
      write(
          "triggers/" + file + ".json",
          "{'name': 'same', 'type': 'SCHEDULED', 'function_name': 'good', 'config': {'schedule': '0"
              + " 2 * * *'}}");
    }

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(emulator.app().triggers().names()).containsExactly("same");
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly("triggers/b.json: trigger 'same' is already defined in triggers/a.json");
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining("triggers/b.json: ");
  }

  @ParameterizedTest
  @CsvSource({"realm_config, http", "root_config, https"})
  void ofBothFoldersOfEndpointsThatOfTheVersionCounts(String root, String counts) {
    app(root);
    for (String name : List.of("http", "https")) {
      write(
          name + "_endpoints/config.json",
          "[{'route': '/" + name + "', 'http_method': 'GET', 'function_name': 'good'}]");
    }

    for (boolean strict : List.of(false, true)) {
      try (AppServicesEmulator emulator = start(strict)) {
        assertThat(endpoints(emulator)).containsExactly("/" + counts);
        String other = counts.equals("http") ? "https" : "http";
        assertThat(emulator.appFolderReports().get(0).notes())
            .containsExactly(other + "_endpoints/config.json: ignored");
      }
    }
  }

  private static List<String> endpoints(AppServicesEmulator emulator) {
    return admin(emulator, "/endpoints").documents().stream()
        .map(endpoint -> endpoint.getString("route"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"realm_config, https", "root_config, http", "stitch, http"})
  void anEndpointThatIsSpoiledIsThatOneOnly(String root, String folderName) {
    app(root);
    String file = folderName + "_endpoints/config.json";
    write(
        file,
        "[{'route': '/a', 'http_method': 'GET', 'function_name': 'gone'},"
            + " {'http_method': 'GET', 'function_name': 'good'},"
            + " {'route': '/b', 'http_method': 'GET', 'function_name': 'good'}]");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(endpoints(emulator)).containsExactlyInAnyOrder("/a", "/b");
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly(
              file + ": an endpoint is missing 'route'; the rest of the app runs",
              file + ": function not found: 'gone'; the rest of the app runs");
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining(file);
  }

  @ParameterizedTest
  @CsvSource({"realm_config", "root_config"})
  void aSourceThatIsNotListedIsAFunction(String root) {
    app(root);
    write("functions/config.json", "[{'name': 'good'}]");
    write("functions/more/deep.js", "exports = () => context.functions.execute('bad');");

    for (boolean strict : List.of(false, true)) {
      try (AppServicesEmulator emulator = start(strict)) {
        assertThat(emulator.app().functions().names())
            .containsExactlyInAnyOrder("good", "bad", "more/deep");
        assertThat(call(emulator, "more/deep")).hasBody("\"bad\"");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"stitch", "config", "realm_config", "root_config"})
  void anAppWithoutANameIsNamedAfterItsFolder(String root) {
    folder = folder.resolve("my shop.2");
    app(root);
    write(root + ".json", "{}");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(emulator.app().clientAppId()).matches("my-shop-2-[a-z]{5}");
      assertThat(call(emulator, "good")).hasBody("\"good\"");
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly("app: without a name, and so named 'my-shop-2' after its folder");
    }
  }

  @Test
  void commasBeforeTheEndArePassedOver() {
    app("realm_config");
    write("functions/config.json", "[{'name': 'good',}, {'name': 'bad', 'private': false , } ,\n]");
    write("values/text.json", "{'name': 'text', 'value': ['a,]', 'b\\\\',],}");
    write("functions/good.js", "exports = () => context.values.get('text');");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(call(emulator, "good")).hasBody("[\"a,]\",\"b\\\\\"]");
      String comma = ": a comma before the end of an object or array is passed over";
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactlyInAnyOrder("functions/config.json" + comma, "values/text.json" + comma);
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining("values/text.json: ");
  }

  @Test
  void valuesTakeThePlaceOfWhatNamesThem() {
    app("realm_config");
    write("realm_config.json", "{'name': 'shop', 'environment': 'testing'}");
    write("environments/testing.json", "{'values': {'db': 'shop-test', 'n': 5}}");
    write("environments/production.json", "{'values': {'db': 'shop'}}");
    write("values/part.json", "{'name': 'part', 'value': 'orders'}");
    write("values/client.json", "{'name': 'client', 'value': 'client-1'}");
    write(
        "triggers/t.json",
        "{'name': 't', 'type': 'DATABASE', 'function_name': 'good', 'config': {'service_name':"
            + " 'mongodb-atlas', 'database': '%(%%environment.values.db)', 'collection':"
            + " 'a-%(%%values.part)-%( %%environment.values.n )', 'operation_types': ['INSERT'],"
            + " 'match': {'a': '%(%%values.part)'}}}");
    write(
        "auth/providers.json",
        "{'anon-user': "
            + ANON
            + ", 'oauth2-google': {'type': 'oauth2-google', 'disabled': false, 'config':"
            + " {'clientId': '%%values.client', 'openId': true}}}");

    try (AppServicesEmulator emulator = start(false)) {
      Document config =
          admin(emulator, "/triggers").documents().get(0).get("config", Document.class);
      assertThat(config)
          .containsAllEntriesOf(
              new TreeMap<>(Map.of("database", "shop-test", "collection", "a-orders-5")))
          .containsEntry("match", new Document("a", "%(%%values.part)"));
      String provider =
          admin(emulator, "/auth_providers").documents().stream()
              .filter(found -> found.getString("type").equals("oauth2-google"))
              .map(found -> found.getString("_id"))
              .findFirst()
              .orElseThrow();
      assertThat(admin(emulator, "/auth_providers/" + provider).body()).contains("client-1");
    }
  }

  @Test
  void whatNamesNoValueStaysAsItIs() {
    app("realm_config");
    write(
        "triggers/t.json",
        "{'name': 't', 'type': 'DATABASE', 'function_name': 'good', 'config': {'service_name':"
            + " 'mongodb-atlas', 'database': '%(%%values.gone)', 'collection': 'c'}}");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly(
              "triggers/t.json: '%(%%values.gone)' names no value, and stays as it is");
    }
  }
}
