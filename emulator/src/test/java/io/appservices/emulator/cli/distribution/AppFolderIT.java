package io.appservices.emulator.cli.distribution;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.appfolder.SampleFolders;
import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution with app folders. */
@Timeout(120)
class AppFolderIT {

  @TempDir private Path folder;

  @Test
  void servesTheAppsOfItsFoldersAndNoOther() throws Exception {
    SampleFolders.copy("config", folder.resolve("a"));
    SampleFolders.copy("root_config", folder.resolve("b"));
    try (Running emulator =
        Launch.of("start", "--port", "0", "--app-folder", "a", "--app-folder", "b")
            .from(folder)
            .start()) {
      assertThat(String.join("\n", emulator.banner()))
          .contains("board-20200603-yxcvb", "shop-qwert")
          .doesNotContain("myapp-abcde");
      assertThat(logIn(emulator, "board-20200603-yxcvb")).hasStatus(200);
      assertThat(logIn(emulator, "shop-qwert")).hasStatus(200);
      assertThat(logIn(emulator, "myapp-abcde")).hasStatus(404);
    }
  }

  @Test
  void foldersCanBeGivenInTheEnvironmentBesideTheOtherApp() throws Exception {
    SampleFolders.copy("stitch", folder);
    try (Running emulator =
        Launch.of("start", "--port", "0", "--app", "myapp-abcde")
            .with("APPSERVICES_EMULATOR_APP_FOLDER", folder.toString())
            .start()) {
      assertThat(logIn(emulator, "board-20180301-yxcvb")).hasStatus(200);
      assertThat(logIn(emulator, "myapp-abcde")).hasStatus(200);
    }
  }

  @Test
  void followsAFolderThatItWatches() throws Exception {
    SampleFolders.copy("config", folder);
    try (Running emulator =
        Launch.of("start", "--port", "0", "--watch", "--app-folder", folder.toString()).start()) {
      SampleFolders.edit(
          folder, "auth_providers/anon-user.json", "\"disabled\": false", "\"disabled\": true");

      assertThat(emulator.nextLine()).startsWith("app   board-20200603-yxcvb is as in ");
      assertThat(logIn(emulator, "board-20200603-yxcvb")).hasStatus(401);
    }
  }

  @Test
  void aFolderThatCannotBeUsedEndsItWithAllReasons() throws Exception {
    SampleFolders.copy("root_config", folder);
    SampleFolders.edit(folder, "functions/staffOnly.js", "=>", "=> (");
    SampleFolders.write(folder, "values/currency.json", "{");

    Launch.Ended ended =
        Launch.of("start", "--port", "0", "--strict", "--app-folder", folder.toString()).run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(3);
    assertThat(ended.err())
        .startsWith("appservices-emulator start: cannot use " + folder)
        .contains("\n  functions/staffOnly.js: ")
        .contains("\n  values/currency.json: ");
  }

  private static Response logIn(Running emulator, String app) {
    String path = "/api/client/v2.0/app/" + app + "/auth/providers/anon-user/login";
    return Http.send("POST", emulator.baseUrl() + path, "{}".getBytes(UTF_8));
  }
}
