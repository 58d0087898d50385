package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code realm-cli push} and {@code pull}, call by call, with the statuses that it insists on. */
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
