package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.AppServicesTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files in {@code docs/app-folders.md}, which are used, and the report about some that are
 * wrong.
 */
@AppServicesTest
class AppFoldersTest {

  private static final String PAGE = "docs/app-folders.md";

  @TempDir private Path shop;

  @Test
  void theSecretsAreThoseOfTheParts(EmulatedApp app) throws IOException {
    write("realm_config.json", "{\"name\": \"shop\", \"config_version\": 20210101}");
    write("secrets.json", block("json", "auth_providers"));
    write(
        "services/texts/config.json",
        """
        {"name": "texts", "type": "twilio", "config": {"sid": "AC1"},
         "secret_config": {"auth_token": "__texts_auth_token"}}
        """);
    write(
        "auth/providers.json",
        """
        {"oauth2-google": {"name": "oauth2-google", "type": "oauth2-google", "disabled": false,
         "config": {"clientId": "shop"},
         "secret_config": {"clientSecret": "__oauth2-google_clientSecret"}}}
        """);
    write("values/key.json", "{\"name\": \"key\", \"from_secret\": true, \"value\": \"tokenKey\"}");

    assertThat(app.load(shop)).as("notes").isEmpty();
  }

  @Test
  void theTriggerRunsItsFunctionForNewUsers(EmulatedApp app) throws Exception {
    BlockingQueue<Object> printed = new LinkedBlockingQueue<>();
    app.functions().register("print", printed::add);
    write("realm_config.json", "{\"name\": \"shop\", \"config_version\": 20210101}");
    write("triggers/welcome.json", block("json", "AUTHENTICATION"));
    write("functions/config.json", block("json", "run_as_system"));
    String source = block("text", "exports");
    assertThat(source).contains("console.log(");
    write(
        "functions/welcome.js",
        source.replace("console.log(", "context.functions.execute('print', "));

    assertThat(app.load(shop)).as("notes").isEmpty();
    app.providers().enable("local-userpass");
    app.users().create("user@example.com", "correct horse");

    assertThat(printed.poll(60, TimeUnit.SECONDS))
        .isEqualTo(List.of("welcome", "user@example.com"));
  }

  @Test
  void theReportIsThatOfAFolderWithTheseMistakes() throws IOException {
    write("realm_config.json", "{\"name\": \"shop\", \"config_version\": 20210101}");
    write("functions/config.json", "[{\"name\": \"cart/total\"}]");
    write(
        "triggers/nightly.json",
        """
        {"name": "nightly", "type": "SCHEDULED", "function_name": "cleanUp",
         "config": {"schedule": "0 0 * * *"}, "disabled": false}
        """);
    String report = block("text", "cannot use").stripTrailing();

    EmulatorConfig strict =
        EmulatorConfig.builder().apps(apps -> apps.folder(shop).strictFolders(true)).build();
    assertThatThrownBy(() -> AppServicesEmulator.start(strict))
        .hasMessage(
            report.replace("appservices-emulator start: ", "").replace("./shop", shop.toString()));
  }

  /** The one block of the page in a language that has a text in it. */
  private static String block(String language, String part) {
    List<String> found =
        Pages.blocks(PAGE, language).stream()
            .map(Block::text)
            .filter(text -> text.contains(part))
            .toList();
    assertThat(found).as(part).hasSize(1);
    return found.get(0);
  }

  private void write(String file, String text) throws IOException {
    Path path = shop.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
