package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings in the annotation, several extensions in one class, and one that lives on. */
class SettingsTest extends SettingsFixture {

  private static final String FOLDER = "target/settings-test/shop";

  @Test
  void theConfiguredAppIsGivenWhereOneIsConfigured() {
    Runs.pass(Runs.run(Configured.class, AlsoConfigured.class), 4);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(4).containsOnly("shop-abcde");
  }

  @Test
  void anExtensionGivesTheConfiguredAppToo() {
    Runs.pass(Runs.run(ConfiguredExtension.class), 2);

    assertThat(APPS).hasSize(2).containsOnly("shop-abcde");
  }

  @Test
  void freshAppsAreGivenWhereTheyAreAskedFor() {
    Runs.pass(Runs.run(FreshOnes.class), 2);

    assertThat(APPS).hasSize(2).doesNotHaveDuplicates().doesNotContain("shop-abcde");
  }

  @Test
  void theAppOfAFolderIsGivenOrCopied() throws IOException {
    Files.createDirectories(Path.of(FOLDER));
    Files.writeString(
        Path.of(FOLDER, "root_config.json"),
        """
        {"config_version": 20210101, "app_id": "folder-abcde", "name": "folder", "location": "US-VA"}
        """);
    Files.createDirectories(Path.of(FOLDER, "values"));
    Files.writeString(
        Path.of(FOLDER, "values", "greeting.json"), "{\"name\": \"greeting\", \"value\": \"hi\"}");

    Runs.pass(Runs.run(OfFolder.class, CopiesOfFolder.class), 3);

    assertThat(APPS).hasSize(3).contains("folder-abcde").doesNotHaveDuplicates();
  }

  @Test
  void whatATestAddsToTheSharedEmulatorEndsWithTheTest() {
    Runs.pass(Runs.run(Listens.class), 3);

    assertThat(HEARD).hasSize(3);
  }

  static class Shop implements EmulatorSettings {
    private Shop() {}

    @Override
    public EmulatorConfig config() {
      return SHOP;
    }
  }

  @AppServicesTest(config = Shop.class)
  static class Configured {
    @RepeatedTest(2)
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
    }

    @Nested
    class Inner {
      @Test
      void inside(AppServicesEmulator emulator, EmulatedApp app) {
        note(emulator, app);
      }
    }
  }

  @AppServicesTest(config = Shop.class, app = InjectedApp.CONFIGURED)
  static class AlsoConfigured {
    @Test
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
    }
  }

  static class ConfiguredExtension {
    @RegisterExtension
    static final AppServicesExtension extension = AppServicesExtension.with(SHOP);

    @RepeatedTest(2)
    void test(EmulatedApp app) {
      note(extension.emulator(), extension.app());
      assertThat(app).isEqualTo(extension.app());
    }
  }

  @AppServicesTest(config = Shop.class, app = InjectedApp.FRESH)
  static class FreshOnes {
    @RepeatedTest(2)
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
    }
  }

  @AppServicesTest(appFolder = FOLDER)
  static class OfFolder {
    @Test
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
      assertThat(app.values().get("greeting")).contains("hi");
    }
  }

  @AppServicesTest(appFolder = FOLDER, app = InjectedApp.FRESH)
  static class CopiesOfFolder {
    @RepeatedTest(2)
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
      assertThat(app.values().get("greeting")).contains("hi");
      app.values().put("greeting", "changed");
    }
  }

  @AppServicesTest
  static class Listens {
    @RepeatedTest(3)
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      emulator.clock().onMove(() -> HEARD.add("moved"));
      assertThat(app.functions().names()).isEmpty();
      emulator.clock().resume();
    }
  }
}
