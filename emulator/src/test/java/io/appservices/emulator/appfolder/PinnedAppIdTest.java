package io.appservices.emulator.appfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.error.AppFolderException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder may say which {@code _id} its app gets. */
class PinnedAppIdTest {

  private static final String ID = "5f60207f14dfb25d24511234";

  @TempDir private Path folder;
  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  @Test
  void theAppHasTheIdOfItsFolder() throws Exception {
    root("\"_id\": \"" + ID + "\", \"app_id\": \"shop-abcde\"");
    EmulatedApp app = emulator.loadApp(folder);
    assertThat(app.id()).isEqualTo(ID);
    assertThat(app.clientAppId()).isEqualTo("shop-abcde");
    assertThat(app.load(folder)).isEmpty();
  }

  @Test
  void theClientAppIdIsMadeUpAsAlways() throws Exception {
    root("\"_id\": \"" + ID + "\"");
    EmulatedApp app = emulator.loadApp(folder);
    assertThat(app.id()).isEqualTo(ID);
    assertThat(app.clientAppId()).startsWith("shop-");
  }

  @Test
  void anIdThatIsNoneOrTakenIsRefused() throws Exception {
    root("\"_id\": \"12\"");
    assertThatThrownBy(() -> emulator.loadApp(folder))
        .isInstanceOf(AppFolderException.class)
        .hasMessageContaining("'_id' must be 24 hexadecimal digits");
    root("\"_id\": \"" + emulator.app().id() + "\"");
    assertThatThrownBy(() -> emulator.loadApp(folder))
        .isInstanceOf(AppFolderException.class)
        .hasMessageContaining("app 'myapp-abcde' has the _id " + emulator.app().id());
  }

  private void root(String members) throws Exception {
    Files.writeString(
        folder.resolve("root_config.json"),
        "{\"config_version\": 20210101, \"name\": \"shop\", " + members + "}");
  }
}
