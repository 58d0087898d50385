package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.appfolder.read.FolderReader;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Jwt;
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
class ImportExportTest {

  private static final String IMPORT = "/import?strategy=replace-by-name";

  private final TestApp app = TestApp.shared();

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
  void secretsInTheConfigurationOfAServiceAreNotExportedAndOutliveAnImport() {
    Document twilio =
        Document.parse("{name: 't', type: 'twilio', config: {sid: 's', auth_token: 'ghijk'}}");
    assertThat(app.admin().onApp("POST", "/services", twilio)).isJson(201);
    app.admin().addProvider("custom-token", Document.parse("{config: {signingKey: 'ghijklmno'}}"));

    SortedMap<String, String> files = export(app, "20210101");

    assertThat(files.values()).noneMatch(text -> text.contains("ghijk"));
    assertThat(app.admin().onApp("GET", "/pull", null).body()).doesNotContain("ghijk");
    assertThat(app.admin().onApp("POST", IMPORT + "&diff=true", Packed.of(files))).hasBody("[]");
    String service =
        app.admin().onApp("GET", "/services", null).documents().get(0).getString("_id");
    Document shown = app.admin().onApp("GET", "/services/" + service, null).document();
    assertThat(app.admin().onApp("PATCH", "/services/" + service, shown)).isEmpty(204);
    Document other = Packed.of(files).append("values", List.of(Document.parse("{name: 'v'}")));
    assertThat(push(app, other)).isEmpty(204);
    assertThat(app.admin().onApp("POST", IMPORT + "&diff=true", other)).hasBody("[]");
  }

  @Test
  void anImportThatNamesSigningKeysPutsThemInThePlaceOfTheOldOne() {
    String old = "0123456789abcdef0123456789abcdef";
    app.admin()
        .addProvider("custom-token", new Document("config", new Document("signingKey", old)));
    Document claims =
        new Document("sub", "1")
            .append("aud", app.emulated().clientAppId())
            .append("exp", app.emulator().clock().seconds() + 60);
    Jwt token = new Jwt(new Document("alg", "HS256"), claims, "");
    Document login = new Document("token", token.signedWith(old.getBytes(UTF_8)));
    assertThat(app.client().logInWith("custom-token", login)).isJson(200);

    assertThat(push(app, Packed.of(export(app, "20210101")))).isEmpty(204);
    assertThat(app.client().logInWith("custom-token", login)).isJson(200);
    Document provider =
        Document.parse("{type: 'custom-token', config: {}, secret_config: {signingKeys: ['new']}}");
    Document rotated =
        new Document("config_version", 20200603).append("auth_providers", List.of(provider));
    assertThat(push(app, rotated)).isEmpty(204);

    assertThat(app.client().logInWith("custom-token", login)).isRefusedWithCode(401, "AuthError");
  }

  @Test
  void secretsAreNeverExported() {
    push(app, Packed.of(SampleFolders.files("root_config")));

    assertThat(export(app, "20230101").values())
        .noneMatch(text -> text.contains("my-secret-auth-token") || text.contains("pay-1"));
    assertThat(app.admin().onApp("GET", "/pull", null).body()).doesNotContain("pay-1");
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
  void aProviderThatDoesNotSaySoIsEnabled() {
    Document body =
        Document.parse("{config_version: 20210101, auth_providers: [{type: 'anon-user'}]}");

    assertThat(push(app, body)).isEmpty(204);

    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void replacingKeepsIdsAndRemovesTheRest() {
    push(
        app,
        json(
            "{functions: {config: [{name: 'a'}, {name: 'b'}],"
                + " sources: {'a.js': 'exports = () => 1', 'b.js': 'exports = () => 2'}}}"));
    String id = app.admin().onApp("GET", "/functions", null).documents().get(0).getString("_id");

    push(app, json("{functions: {config: [{name: 'a'}], sources: {'a.js': 'exports = () => 3'}}}"));

    List<Document> left = app.admin().onApp("GET", "/functions", null).documents();
    assertThat(left).extracting(f -> f.get("_id")).containsExactly(id);
    Document run = new Document("name", "a").append("arguments", List.of());
    assertThat(
            app.admin().onApp("POST", "/debug/execute_function?run_as_system=true", run).document())
        .extracting(answer -> String.valueOf(answer.get("result")))
        .asString()
        .contains("3");
  }

  @Test
  void mergingLeavesTheRest() {
    for (String body : List.of("{values: [{name: 'a', value: 1}]}", "{values: [{name: 'b'}]}")) {
      assertThat(app.admin().onApp("POST", "/import?strategy=merge", json(body))).isEmpty(204);
    }

    assertThat(app.admin().onApp("GET", "/values", null).documents()).hasSize(2);
    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void nothingIsImportedOfWhatIsWrongAndAllOfItIsSaid() {
    SortedMap<String, String> before = export(app, "20210101");
    Document body =
        json(
            "{values: [{name: 'good', value: 1}, {value: 2}],"
                + " functions: {config: [{name: 'broken'}, {name: 'absent'}],"
                + " sources: {'broken.js': 'exports = ('}},"
                + " triggers: [{name: 't', type: 'AUTHENTICATION', config: {},"
                + " function_name: 'nowhere'}],"
                + " auth: {providers: {'no-such': {type: 'no-such'}, 'local-userpass': {}},"
                + " custom_user_data: {enabled: true, mongo_service_name: 'lost'}},"
                + " data_sources: [{config: {name: 'a#b', type: 'mongodb-atlas'}}],"
                + " environment: 'moon'}");

    Response refused = push(app, body);

    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error"))
        .contains("missing 'name'")
        .contains("functions/broken.js: ")
        .contains("functions/absent.js: missing")
        .contains("function not found: 'nowhere'")
        .contains("unknown auth provider type 'no-such'")
        .contains("service not found: 'lost'")
        .contains("'#'")
        .contains("'moon' is not a valid environment");
    assertThat(without(export(app, "20210101"))).isEqualTo(without(before));
  }

  @Test
  void namesBecomeIdsAndNamesAgain() {
    push(app, Packed.of(SampleFolders.files("root_config")));
    String function = id("/functions", "remember");

    Document trigger =
        app.admin().onApp("GET", "/triggers/" + id("/triggers", "rememberLogin"), null).document();

    assertThat(
            trigger.getEmbedded(List.of("event_processors", "FUNCTION", "config"), Document.class))
        .containsEntry("function_id", function);
    assertThat(export(app, "20230101").get("triggers/rememberLogin.json"))
        .contains("\"function_name\": \"remember\"")
        .doesNotContain("function_id");
  }

  @Test
  void aDiffSaysWhatWouldChangeAndChangesNothing() {
    push(app, json("{values: [{name: 'a', value: 1}, {name: 'b', value: 1}]}"));
    SortedMap<String, String> before = export(app, "20210101");

    Response diff =
        app.admin()
            .onApp(
                "POST",
                IMPORT + "&diff=true",
                json("{values: [{name: 'a', value: 2}, {name: 'c', value: 1}]}"));

    assertThat(diff).isJson(200);
    assertThat(diff.value())
        .isEqualTo(List.of("changed value 'a': value", "added value 'c'", "removed value 'b'"));
    assertThat(export(app, "20210101")).isEqualTo(before);
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

  @ParameterizedTest
  @ValueSource(strings = {"1", "20190101", "latest"})
  void unknownVersionsAreRefused(String version) {
    assertThat(app.admin().onApp("GET", "/export?version=" + version, null))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(push(app, json("{config_version: 5}"))).hasStatus(400);
  }

  @Test
  void unknownStrategiesAreRefused() {
    assertThat(app.admin().onApp("POST", "/import?strategy=hope", json("{}")))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  @Test
  void rolesOfAFolderDecide() {
    push(app, Packed.of(SampleFolders.files("config")));
    String user = app.client().logInAnonymously().tokens().accessToken();

    assertThat(call(user, "shout", "hey").body()).isEqualTo("\"HEY!\"");
    assertThat(call(user, "reset")).hasStatus(404);
  }

  private Response call(String token, String name, Object... arguments) {
    Document body = new Document("name", name).append("arguments", List.of(arguments));
    return app.client().send("POST", app.client().app("/functions/call"), token, body);
  }

  private static Response push(TestApp app, Document body) {
    return app.admin().onApp("POST", IMPORT, body);
  }

  private SortedMap<String, String> export(TestApp of, String version) {
    String token = of.admin().logIn().tokens().accessToken();
    String url =
        of.emulator().baseUrl()
            + "/api/admin/v3.0"
            + of.admin().group("/apps/" + of.emulated().id())
            + "/export?version="
            + version;
    return SampleFolders.unzip(Http.bytes(url, "Authorization", "Bearer " + token));
  }

  private String appPath(String path) {
    return app.admin().group("/apps/" + app.emulated().id() + path);
  }

  private static Set<String> keys(String object) {
    return Document.parse(object).keySet();
  }

  private String id(String path, String name) {
    return app.admin().onApp("GET", path, null).documents().stream()
        .filter(part -> part.get("name").equals(name))
        .map(part -> part.getString("_id"))
        .findFirst()
        .orElseThrow();
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

  private static SortedMap<String, String> without(SortedMap<String, String> files) {
    SortedMap<String, String> rest = new TreeMap<>(files);
    rest.keySet().removeAll(ConfigVersion.ROOT_FILES);
    return rest;
  }

  private static Document json(String text) {
    return Document.parse(text);
  }
}
