package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code realm-cli push} and {@code pull}, call by call, with the statuses that it insists on. */
@Tag("slow")
class RealmCliTest {

  private static final String IMPORT = "/import?strategy=replace-by-name";

  private final TestApp app = TestApp.shared();

  @ParameterizedTest
  @MethodSource("io.appservices.emulator.appfolder.SampleFolders#names")
  void pushes(String folder) {
    Document body = Packed.of(SampleFolders.files(folder));

    Response diff = app.admin().onApp("POST", IMPORT + "&diff=true", body);
    assertThat(diff).isJson(200);
    assertThat((List<?>) diff.value()).isNotEmpty().allMatch(String.class::isInstance);
    String draft = openDraft();
    assertThat(app.admin().onApp("POST", IMPORT, body)).isEmpty(204);
    // What is in a draft, clients do not see.
    assertThat(app.client().userpass("register", Map.of("email", "a@b.c", "password", "secret")))
        .hasStatus(201);
    deploy(draft);

    assertThat(app.admin().onApp("POST", IMPORT + "&diff=true", body)).isJson(200).hasBody("[]");
    assertThat(app.admin().onApp("GET", "/deployments", null).documents()).hasSize(1);
  }

  @Test
  void pushesWhatIsDeployedOnlyThen() {
    Document body = Packed.of(SampleFolders.files("realm_config"));
    String draft = openDraft();
    app.admin().onApp("POST", IMPORT, body);
    Document joe = new Document("name", "joe");

    assertThat(app.client().logInWith("custom-function", joe)).hasStatus(401);
    deploy(draft);

    assertThat(app.client().logInWith("custom-function", joe)).hasStatus(200);
    assertThat(app.client().logInAnonymously()).hasStatus(401);
  }

  @Test
  void discardsTheDraftOfAPushThatFails() {
    String draft = openDraft();
    Document broken = Document.parse("{values: [{value: 1}]}");

    Response refused = app.admin().onApp("POST", IMPORT, broken);
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).isNotEmpty();
    assertThat(app.admin().onApp("DELETE", "/drafts/" + draft, null)).isEmpty(204);

    assertThat(app.client().logInAnonymously()).hasStatus(200);
    assertThat(app.admin().onApp("GET", "/deployments", null)).hasBody("[]");
  }

  @Test
  void anImportWithoutDraftIsOneDeployment() {
    Document body = Packed.of(SampleFolders.files("root_config"));

    assertThat(app.admin().onApp("POST", IMPORT, body)).isEmpty(204);
    assertThat(app.admin().onApp("POST", IMPORT, body)).isEmpty(204);

    assertThat(app.admin().onApp("GET", "/deployments", null).documents()).hasSize(1);
    assertThat(app.admin().onApp("GET", "/drafts", null)).hasBody("[]");
  }

  /** {@code push --include-node-modules}, and {@code pull} with it. */
  @Test
  void pushesAndPullsPackagesWithTheApp() throws IOException {
    Document body =
        Packed.of(
            new TreeMap<>(
                Map.of(
                    "realm_config.json", "{\"config_version\": 20210101, \"name\": \"shop\"}",
                    "functions/config.json", "[{\"name\": \"use\", \"private\": false}]",
                    "functions/use.js", "exports = () => require('p').hello;",
                    "auth/providers.json",
                        "{\"anon-user\": {\"name\": \"anon-user\", \"type\": \"anon-user\"}}")));
    byte[] archive = archive("p", "exports.hello = 'from p';");

    assertThat(app.admin().onApp("POST", IMPORT + "&diff=true", body)).isJson(200);
    Response diff = upload("POST", "/dependencies/diff", archive);
    assertThat(diff).isJson(200);
    assertThat(diff.document().getList("added", Document.class))
        .extracting(added -> added.get("name"))
        .containsExactly("p");
    String draft = openDraft();
    assertThat(app.admin().onApp("POST", IMPORT, body)).isEmpty(204);
    deploy(draft);
    assertThat(upload("PUT", "/dependencies", archive)).isEmpty(204);
    assertThat(app.admin().onApp("GET", "/dependencies/status", null).string("status"))
        .isEqualTo("successful");
    Document newest = app.admin().onApp("GET", "/deployments", null).documents().get(0);
    assertThat(newest).containsEntry("status", "successful");

    String user = app.client().logInAnonymously().tokens().accessToken();
    Document call = new Document("name", "use").append("arguments", List.of());
    assertThat(app.client().send("POST", app.client().app("/functions/call"), user, call))
        .isJson(200)
        .hasBody("\"from p\"");

    assertThat(app.admin().onApp("GET", "/export?version=20210101", null)).hasStatus(200);
    Response pulled = app.admin().onApp("GET", "/dependencies/archive", null);
    assertThat(pulled).hasStatus(200);
    assertThat(pulled.header("Content-Disposition")).contains("node_modules.zip");
    assertThat(app.admin().onApp("GET", "/dependencies/export", null)).isJson(200);
    Document listed = app.admin().onApp("GET", "/dependencies", null).document();
    assertThat(listed.getList("dependencies_list", Document.class)).hasSize(1);
  }

  private Response upload(String method, String path, byte[] archive) {
    return app.admin().upload(method, path, "node_modules.zip", archive);
  }

  private static byte[] archive(String name, String code) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("node_modules/" + name + "/index.js"));
      zip.write(code.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("node_modules/" + name + "/package.json"));
      zip.write("{\"version\": \"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void pulls() {
    assertThat(app.admin().onApp("GET", "", null)).isJson(200);
    Response export =
        app.admin().onApp("GET", "/export?version=20210101&source_control=true", null);

    assertThat(export).hasStatus(200);
    String header = export.header("Content-Disposition");
    String file = header.substring(header.indexOf('"') + 1, header.lastIndexOf('"'));
    assertThat(file.substring(0, file.lastIndexOf('_'))).isEqualTo("test");
  }

  private String openDraft() {
    Response draft = app.admin().onApp("POST", "/drafts", null);
    assertThat(draft).isJson(201);
    assertThat(app.admin().onApp("POST", "/drafts", null))
        .isRefusedWithCode(409, "DraftAlreadyExists");
    return draft.string("_id");
  }

  private void deploy(String draft) {
    Response deployment = app.admin().onApp("POST", "/drafts/" + draft + "/deployment", null);
    assertThat(deployment).isJson(201);
    Response polled = app.admin().onApp("GET", "/deployments/" + deployment.string("_id"), null);
    assertThat(polled).isJson(200);
    assertThat(polled.string("status")).isEqualTo("successful");
  }
}
