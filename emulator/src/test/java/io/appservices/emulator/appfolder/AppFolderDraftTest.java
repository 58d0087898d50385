package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is loaded while an operator has a draft open. */
class AppFolderDraftTest {

  @TempDir private Path folder;

  private AppServicesEmulator emulator;
  private AdminApiClient admin;

  @BeforeEach
  void openDraft() {
    SampleFolders.copy("config", folder);
    emulator =
        AppServicesEmulator.start(EmulatorConfig.builder().apps(a -> a.folder(folder)).build());
    admin = new AdminApiClient(emulator, emulator.app().id());
    assertThat(admin.onApp("POST", "/drafts", null)).hasStatus(201);
    Document value = new Document("name", "drafted").append("value", 1);
    assertThat(admin.onApp("POST", "/values", value)).hasStatus(201);
    SampleFolders.edit(folder, "values/mark.json", "\"!\"", "\"?\"");
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void aLoadIsOneDeploymentAndLeavesTheDraftOpen() {
    emulator.app().load(folder);

    assertThat(admin.onApp("GET", "/deployments", null).documents()).hasSize(1);
    assertThat(admin.onApp("GET", "/drafts", null).documents()).hasSize(1);
    assertThat(names()).contains("drafted");
    assertThat(deployedValues()).contains("mark=?").doesNotContain("drafted=1");
  }

  @Test
  void theDraftDoesNotUndoTheLoad() {
    String path = "/drafts/" + draft();
    emulator.app().load(folder);

    Response deployed = admin.onApp("POST", path + "/deployment", null);

    assertThat(deployed).hasStatus(409);
    assertThat(deployed.string("error")).contains("discard it");
    assertThat(deployedValues()).contains("mark=?");
    assertThat(admin.onApp("DELETE", path, null)).hasStatus(204);
    assertThat(names()).doesNotContain("drafted");
    assertThat(admin.onApp("POST", "/drafts", null)).hasStatus(201);
    assertThat(admin.onApp("POST", "/drafts/" + draft() + "/deployment", null)).hasStatus(201);
  }

  @Test
  void aLoadThatChangesNothingLeavesTheDraftToBeDeployed() {
    SampleFolders.edit(folder, "values/mark.json", "\"?\"", "\"!\"");
    emulator.app().load(folder);

    assertThat(admin.onApp("GET", "/deployments", null).documents()).isEmpty();
    assertThat(admin.onApp("POST", "/drafts/" + draft() + "/deployment", null)).hasStatus(201);
    assertThat(deployedValues()).contains("drafted=1");
  }

  @Test
  void nobodySeesPartOfALoad() {
    int before = deployedValues().size();
    for (int n = 0; n < 20; n++) {
      SampleFolders.write(
          folder, "values/more" + n + ".json", "{\"name\": \"more" + n + "\", \"value\": 1}");
    }
    List<Integer> seen = new CopyOnWriteArrayList<>();
    EmulatorInternals.onDeployment(emulator, () -> seen.add(deployedValues().size()));

    emulator.app().load(folder);

    assertThat(seen).containsExactly(before + 20);
  }

  private String draft() {
    return admin.onApp("GET", "/drafts", null).documents().get(0).getString("_id");
  }

  /** As the Admin API shows them: those of the draft. */
  private List<String> names() {
    return admin.onApp("GET", "/values", null).documents().stream()
        .map(value -> value.getString("name"))
        .toList();
  }

  private List<String> deployedValues() {
    return EmulatorInternals.deployedValues(emulator, emulator.app());
  }
}
