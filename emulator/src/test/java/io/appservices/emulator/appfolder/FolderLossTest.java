package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.SortedMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a folder has is there, and is in the export, wherever a version keeps it. */
class FolderLossTest extends DefectiveFolder {

  private static final String HOSTING = "{'enabled': true, 'app_default_domain': 'a.example.com'}";

  @ParameterizedTest
  @CsvSource({"realm_config, 20210101", "root_config, 20230101"})
  void theSettingsOfHostingHaveAFileOfTheirOwn(String root, int version) {
    app(root);
    write("hosting/config.json", HOSTING);

    try (AppServicesEmulator emulator = start(true)) {
      assertThat(admin(emulator, "/hosting/config").document()).containsEntry("enabled", true);
      SortedMap<String, String> exported = export(emulator, version);
      assertThat(Document.parse(exported.get("hosting/config.json")))
          .isEqualTo(Document.parse(HOSTING));
      assertThat(Document.parse(exported.get(root + ".json")))
          .containsEntry("hosting", Document.parse(HOSTING));
      exported.keySet().removeIf(path -> path.endsWith("/"));
      exported.forEach((path, text) -> SampleFolders.write(folder.resolve("again"), path, text));
      assertThat(Document.parse(export(emulator, 20180301).get("stitch.json")))
          .containsEntry("hosting", Document.parse(HOSTING));
    }
    folder = folder.resolve("again");
    try (AppServicesEmulator emulator = start(true)) {
      assertThat(admin(emulator, "/hosting/config").document()).containsEntry("enabled", true);
      assertThat(emulator.appFolderReports().get(0).notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stitch, functions/more/source.js, more, functions/more/config.json is missing",
    "config, functions/a/more/source.js, a/more, functions/a/more/config.json is missing",
    "realm_config, functions/a/more.js, a/more, functions/config.json has none",
    "root_config, functions/more.js, more, functions/config.json has none",
  })
  void aSourceWithoutSettingsIsAFunction(String root, String file, String name, String why)
      throws Exception {
    app(root);
    java.nio.file.Files.deleteIfExists(folder.resolve("functions/config.json"));
    write(file, "exports = () => 'more';");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(call(emulator, name)).hasBody("\"more\"");
      assertThat(call(emulator, "good")).hasBody("\"good\"");
      assertThat(emulator.appFolderReports().get(0).notes())
          .contains(file + ": a function with default settings, as " + why);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stitch       | services/web/incoming_webhooks/bad       | config.json | {'name': 'bad'}",
        "config       | services/web/incoming_webhooks/bad       | config.json | {'name': }",
        "realm_config | http_endpoints/web/incoming_webhooks/bad | config.json | {'name': 'bad'}",
        "realm_config | http_endpoints/web/bad                   | config.json | {'name': 'bad'}",
      })
  void whatSpoilsAWebhookSpoilsThatOneOnly(String root, String hook, String file, String text) {
    app(root);
    String service = hook.substring(0, hook.indexOf("web") + 3);
    write(service + "/config.json", "{'name': 'web', 'type': 'http', 'config': {}}");
    write(hook + "/" + file, text);
    String fine = hook.replaceFirst("bad$", "fine");
    write(fine + "/config.json", "{'name': 'fine', 'respond_result': true}");
    write(fine + "/source.js", "exports = () => 'fine';");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(webhook(emulator, "fine")).hasStatus(200).hasBody("\"fine\"");
      assertThat(webhook(emulator, "bad").string("error")).contains(hook);
      assertThat(emulator.appFolderReports().get(0).notes())
          .anyMatch(note -> note.startsWith(hook) && note.endsWith("; the rest of the app runs"));
      assertThat(log(emulator).get(log(emulator).size() - 1)).containsEntry("type", "WEBHOOK");
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining(hook);
  }

  @Test
  void aWebhookWhoseSourceIsNoJavaScriptIsNamed() {
    app("config");
    write("services/web/config.json", "{'name': 'web', 'type': 'http', 'config': {}}");
    write("services/web/incoming_webhooks/bad/config.json", "{'name': 'bad'}");
    write("services/web/incoming_webhooks/bad/source.js", "exports = (;");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(webhook(emulator, "bad").string("error")).contains("SyntaxError");
      assertThat(emulator.appFolderReports().get(0).notes())
          .anyMatch(note -> note.startsWith("services/web/incoming_webhooks/bad/source.js: Synt"));
    }
    assertThatThrownBy(() -> start(true)).hasMessageContaining("bad/source.js: SyntaxError");
  }

  @Test
  void ofTwoSettingsOfHostingThoseOfTheRootCount() {
    app("realm_config");
    write("realm_config.json", "{'name': 'shop', 'hosting': " + HOSTING + "}");
    write("hosting/config.json", "{'enabled': false}");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(admin(emulator, "/hosting/config").document()).containsEntry("enabled", true);
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly(
              "hosting/config.json: ignored, the root file has other settings of hosting");
    }
  }

  private static SortedMap<String, String> export(AppServicesEmulator emulator, int version) {
    var admin = new AdminApiClient(emulator, emulator.app().id());
    return SampleFolders.unzip(admin.bytes("/export?version=" + version));
  }

  private static Response webhook(AppServicesEmulator emulator, String name) {
    String url =
        emulator.baseUrl()
            + "/api/client/v2.0/app/"
            + emulator.app().clientAppId()
            + "/service/web/incoming_webhook/"
            + name;
    return Http.send("POST", url, "{}".getBytes(UTF_8));
  }
}
