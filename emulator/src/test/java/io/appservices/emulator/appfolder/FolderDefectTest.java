package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.appservices.emulator.AppServicesEmulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of all versions of the format, each with one thing wrong. */
class FolderDefectTest extends DefectiveFolder {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "root_config  | functions/bad.js          | exports = (; | SyntaxError: ",
        "realm_config | functions/bad.js          | import { x from 'y'; exports = () => x; |"
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
        "{'name': 'bad', 'type': 'DATABASE', 'function_name': 'good', 'config': {'service_name':"
            + " 'mongodb-atlas', 'operation_types': ['CHANGE']}} | 'CHANGE' is not a valid operation"
            + " type",
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
      assertThat(log(emulator))
          .extracting(entry -> entry.get("type"), entry -> entry.get("error"))
          .containsExactlyInAnyOrder(
              tuple("ENDPOINT", file + ": an endpoint is missing 'route'"),
              tuple("ENDPOINT", file + ": function not found: 'gone'"));
      assertThat(endpoint(emulator, "/b")).isEmpty(204);
      assertThat(endpoint(emulator, "/a"))
          .isRefused(404, "FunctionNotFound", "function not found: 'gone'");
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining(file);
  }

  @Test
  void anEndpointWhereTheDataApiIsAnswersNobody() {
    app("realm_config");
    write(
        "http_endpoints/config.json",
        "[{'route': '/data/a', 'http_method': 'GET', 'function_name': 'good'}]");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(endpoint(emulator, "/data/a"))
          .isRefused(404, "EndpointNotFound", "no matching endpoint found");
    }
  }

  @Test
  void aVersionThatIsATextIsNamed() {
    app("realm_config");
    write("realm_config.json", "{'name': 'shop', 'config_version': '20210101'}");

    assertThatThrownBy(() -> start(true))
        .hasMessageContaining(
            "realm_config.json: 'config_version' must be a number, such as 20210101");
  }
}
