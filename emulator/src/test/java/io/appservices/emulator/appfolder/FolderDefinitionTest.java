package io.appservices.emulator.appfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names and types in a folder are those that the Admin API takes. */
class FolderDefinitionTest extends DefectiveFolder {

  private static final String NAMES = "names of values and secrets have 1 to 64 characters";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stitch       | functions/bad/config.json | {'name': 'bad', 'private': 'true'} |"
            + " functions/bad/source.js: function 'bad': 'private' must be a boolean",
        "realm_config | functions/config.json | [{'name': 'bad', 'private': 1}] |"
            + " functions/bad.js: function 'bad': 'private' must be a boolean",
        "config       | values/v.json | {'name': 'v', 'value': 's', 'from_secret': 'true'} |"
            + " values/v.json: value 'v': 'from_secret' must be a boolean",
        "root_config  | environments/qa.json | {'values': 1} | environments/qa.json: 'values' must"
            + " be an object",
      })
  void aMemberOfTheWrongTypeIsRefused(String root, String file, String text, String reason) {
    app(root);
    write(file, text);

    assertThatThrownBy(() -> start(false)).hasMessageContaining(reason);
    assertThatThrownBy(() -> start(true)).hasMessageContaining(reason);
  }

  @Test
  void aFolderThatIsLoadedAgainIsCheckedAgain() {
    app("realm_config");
    try (AppServicesEmulator emulator = start(false)) {
      write("functions/config.json", "[{'name': 'good', 'run_as_system': 'yes'}]");

      assertThatThrownBy(() -> emulator.app().load(folder))
          .hasMessageContaining("function 'good': 'run_as_system' must be a boolean");
      assertThat(call(emulator, "bad").body()).isEqualTo("\"bad\"");
    }
  }

  @Test
  void aTriggerWithAMemberOfTheWrongTypeIsLeftOut() {
    app("realm_config");
    write(
        "triggers/t.json",
        "{'name': 't', 'type': 'SCHEDULED', 'function_name': 'good', 'disabled': 'true', 'config':"
            + " {'schedule': '0 2 * * *'}}");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(emulator.app().triggers().names()).isEmpty();
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly(
              "triggers/t.json: trigger 't': 'disabled' must be a boolean; the rest of the app"
                  + " runs");
    }
  }

  @Test
  void aNameThatTheServiceDoesNotTakeIsTold() {
    app("config");
    write("values/v.json", "{'name': 'shop.name', 'value': 'ours'}");
    write("secrets.json", "{'_key': 'x', 'long': '" + "x".repeat(501) + "'}");
    write("functions/good/source.js", "exports = () => context.values.get('shop.name');");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(call(emulator, "good").body()).isEqualTo("\"ours\"");
      assertThat(emulator.appFolderReports().get(0).notes())
          .hasSize(3)
          .anyMatch(note -> note.startsWith("values/v.json: value 'shop.name': " + NAMES))
          .anyMatch(note -> note.startsWith("secrets.json: secret '_key': " + NAMES))
          .contains("secrets.json: secret 'long': a secret has 500 characters at most");
    }
    assertThatThrownBy(() -> start(true))
        .hasMessageContaining("values/v.json: value 'shop.name': " + NAMES);
  }

  @Test
  void aFlagThatNamesAValueThatIsNotThereStaysAsItIs() {
    app("realm_config");
    write(
        "auth/providers.json",
        "{'local-userpass': {'type': 'local-userpass', 'disabled': false, 'config': {'autoConfirm':"
            + " '%(%%environment.values.auto)', 'emailConfirmationUrl': 'http://x',"
            + " 'resetPasswordUrl': 'http://x'}}}");

    try (AppServicesEmulator emulator = start(true)) {
      List<Document> providers = admin(emulator, "/auth_providers").documents();
      assertThat(providers).anyMatch(p -> p.getString("type").equals("local-userpass"));
    }
  }
}
