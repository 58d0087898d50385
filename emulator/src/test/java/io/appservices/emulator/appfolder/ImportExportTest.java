package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.appfolder.read.FolderReader;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Import and export of apps over HTTP, as realm-cli and the newer command line use them. */
class ImportExportTest extends ImportExportFixture {

  @ParameterizedTest
  @CsvSource({
    "root_config, 20230101",
    "realm_config, 20210101",
    "config, 20200603",
    "stitch, 20180301"
  })
  void whatIsImportedIsExportedAndImportedAgain(String folder, String version) {
    SortedMap<String, byte[]> files = SampleFolders.files(folder);
    assertThat(push(app, Packed.of(files))).isEmpty(204);

    SortedMap<String, String> exported = export(app, version);
    TestApp other = TestApp.shared();
    assertThat(push(other, Packed.of(files))).isEmpty(204);
    assertThat(push(other, Packed.of(exported))).isEmpty(204);

    assertThat(export(other, version)).isEqualTo(with(other, exported));
    assertThat(exported.keySet()).containsAll(exportable(files));
  }

  @ParameterizedTest
  @MethodSource("io.appservices.emulator.appfolder.SampleFolders#names")
  void everyVersionSaysTheSame(String folder) {
    push(app, Packed.of(SampleFolders.files(folder)));

    for (String version : List.of("20180301", "20200603", "20210101", "20230808")) {
      Response diff =
          app.admin().onApp("POST", IMPORT + "&diff=true", Packed.of(export(app, version)));
      assertThat(diff).isJson(200).hasBody("[]");
    }
  }

  /** What realm-cli's own tests expect of the service. */
  @ParameterizedTest
  @ValueSource(strings = {"20210101", "20200603", "20180301"})
  void theSecretOfAServiceBecomesOneOfTheApp(String version) {
    Document service =
        Document.parse("{config: {config: {sid: 'my_sid'}, name: 'twilio_svc', type: 'twilio'}}");
    Document body =
        new Document("config_version", Integer.valueOf(version))
            .append("services", List.of(service))
            .append(
                "secrets",
                Document.parse("{services: {twilio_svc: {auth_token: 'my-secret-auth-token'}}}"));

    assertThat(push(app, body)).isEmpty(204);

    List<Document> secrets = app.admin().onApp("GET", "/secrets", null).documents();
    assertThat(secrets).extracting(s -> s.get("name")).containsExactly("__twilio_svc_auth_token");
    assertThat(export(app, version).get("services/twilio_svc/config.json"))
        .isEqualTo(
            """
            {
                "name": "twilio_svc",
                "type": "twilio",
                "config": {
                    "sid": "my_sid"
                },
                "secret_config": {
                    "auth_token": "__twilio_svc_auth_token"
                }
            }
            """);
  }

  @Test
  void membersAreExportedInTheOrderOfTheServiceHoweverTheyCame() {
    push(
        app,
        json(
            "{values: [{from_secret: false, value: 1, name: 'v'}],"
                + " auth: {providers: {'anon-user': {disabled: false, type: 'anon-user'},"
                + " 'custom-token': {disabled: true, secret_config: {signingKeys: []},"
                + " config: {audience: ''}, metadata_fields: [], type: 'custom-token'}}},"
                + " functions: {config: [{run_as_system: true, private: true, name: 'f'}],"
                + " sources: {'f.js': 'exports = () => 1'}},"
                + " data_sources: [{config: {version: 1, config: {clusterName: 'C'},"
                + " type: 'mongodb-atlas', name: 'mdb'}}]}"));

    SortedMap<String, String> files = export(app, "20210101");

    assertThat(keys(files.get("values/v.json"))).containsExactly("name", "value", "from_secret");
    assertThat(keys(files.get("data_sources/mdb/config.json")))
        .containsExactly("name", "type", "config", "version");
    assertThat(files.get("functions/config.json"))
        .containsSubsequence("\"name\"", "\"private\"", "\"run_as_system\"");
    Document providers = Document.parse(files.get("auth/providers.json"));
    assertThat(providers.get("custom-token", Document.class).keySet())
        .containsExactly("name", "type", "metadata_fields", "config", "secret_config", "disabled");
    assertThat(providers.get("anon-user", Document.class).keySet())
        .containsExactly("name", "type", "disabled");
  }

  @ParameterizedTest
  @CsvSource({
    "20180301, data_api_config.json",
    "20200603, data_api_config.json",
    "20210101, http_endpoints/data_api_config.json"
  })
  void theSettingsOfTheDataApiAreWhereTheVersionHasThem(String version, String path) {
    Document settings = Document.parse("{disabled: false, versions: ['v1'], return_type: 'EJSON'}");
    Document body =
        new Document("config_version", Integer.valueOf(version))
            .append("data_api_config", settings);
    assertThat(push(app, body)).isEmpty(204);

    SortedMap<String, String> files = export(app, version);

    assertThat(files.keySet().stream().filter(file -> file.endsWith("data_api_config.json")))
        .containsExactly(path);
    SortedMap<String, byte[]> folder = new TreeMap<>();
    files.forEach((file, text) -> folder.put(file, text.getBytes(UTF_8)));
    assertThat(
            FolderReader.read(folder, Findings.strict())
                .part(Section.DATA_API_CONFIG)
                .orElseThrow()
                .body())
        .isEqualTo(settings);
  }

  @Test
  void rulesOfOldFoldersMayNameTheirCollectionAsANamespace() {
    Document service =
        Document.parse(
            "{config: {name: 'mdb', type: 'mongodb-atlas', config: {clusterName: 'C'}},"
                + " rules: [{name: 'd.c', namespace: 'd.c', read: true}]}");
    Document body = new Document("config_version", 20180301).append("services", List.of(service));

    assertThat(push(app, body)).isEmpty(204);

    assertThat(export(app, "20210101")).containsKey("data_sources/mdb/d/c/rules.json");
  }

  @Test
  void theArchiveIsNamedByAppAndTime() {
    Response export = app.admin().onApp("GET", "/export", null);

    assertThat(export).hasStatus(200).hasExactHeader("Content-Type", "application/zip");
    assertThat(export.header("Content-Disposition"))
        .matches("attachment; filename=\"test_[0-9]{14}\\.zip\"");
  }

  @Test
  void aTemplateIsOfNoApp() {
    assertThat(export(app, "20210101&template=true").get("realm_config.json"))
        .doesNotContain("app_id");
    assertThat(export(app, "20210101&source_control=true").get("realm_config.json"))
        .contains(app.emulated().clientAppId());
  }

  @Test
  void whatIsPulledAsOneDocumentIsPushed() {
    push(app, Packed.of(SampleFolders.files("root_config")));
    Response pulled = app.admin().onApp("GET", "/pull", null);
    assertThat(pulled).isJson(200);
    TestApp other = TestApp.shared();
    push(other, Packed.of(SampleFolders.files("root_config")));

    assertThat(other.admin().onApp("PATCH", "/push", json("{name: 'other'}"))).isEmpty(204);
    assertThat(other.admin().onApp("GET", "/functions", null)).hasBody("[]");
    assertThat(other.admin().onApp("PATCH", "/push", pulled.document())).isEmpty(204);

    assertThat(without(export(other, "20230101"))).isEqualTo(without(export(app, "20230101")));
  }

  @Test
  void whoAsksForAnArchivePullsOne() {
    String token = app.admin().logIn().tokens().accessToken();
    Response pulled =
        app.admin().send("GET", appPath("/pull"), token, null, "Accept", "application/zip");

    assertThat(pulled).hasStatus(200).hasExactHeader("Content-Type", "application/zip");
  }

  private String appPath(String path) {
    return app.admin().group("/apps/" + app.emulated().id() + path);
  }

  private static Set<String> keys(String object) {
    return Document.parse(object).keySet();
  }

  /** What every export has: no secrets, and not what is for people. */
  private static Set<String> exportable(SortedMap<String, byte[]> files) {
    Set<String> paths = new LinkedHashSet<>(files.keySet());
    paths.removeIf(path -> path.endsWith("secrets.json") || path.contains("README"));
    paths.removeIf(path -> path.endsWith("package.json") || path.contains("custom_resolvers"));
    return paths;
  }

  /** The same files, if they were of another app. */
  private static SortedMap<String, String> with(TestApp other, SortedMap<String, String> files) {
    String root =
        files.keySet().stream()
            .filter(ConfigVersion.ROOT_FILES::contains)
            .findFirst()
            .orElseThrow();
    SortedMap<String, String> same = new TreeMap<>(files);
    same.put(
        root,
        files
            .get(root)
            .replaceFirst(
                "\"app_id\": \"[^\"]*\"",
                "\"app_id\": \"" + other.emulated().clientAppId() + "\""));
    return same;
  }
}
