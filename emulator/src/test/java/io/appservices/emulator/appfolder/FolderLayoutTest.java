package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each version of the format has where, and what it does without. */
class FolderLayoutTest extends DefectiveFolder {

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
}
