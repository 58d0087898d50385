package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Settings in the annotation, several extensions in one class, and one that lives on. */
class SettingsTest {

  private static final String FOLDER = "target/settings-test/shop";
  private static final EmulatorConfig SHOP =
      EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build();

  private static final Collection<AppServicesEmulator> EMULATORS = new ConcurrentLinkedQueue<>();
  private static final Collection<String> APPS = new ConcurrentLinkedQueue<>();
  private static final Collection<Object> HEARD = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    EMULATORS.clear();
    APPS.clear();
    HEARD.clear();
  }

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

  @Test
  void extensionsOfOneClassAreToldApartByName() {
    Runs.pass(Runs.run(Two.class), 1);

    assertThat(APPS).containsExactly("shop-abcde", "myapp-abcde");
  }

  @ParameterizedTest
  @ValueSource(classes = {TwoWithoutName.class, AnnotationAndExtension.class})
  void twoWithoutNameSayWhatToDo(Class<?> type) {
    EngineExecutionResults results = Runs.run(type);

    assertThat(results.testEvents().failed().list())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getPayload().orElseThrow().toString())
                    .contains("@OfEmulator(\"other\")"));
  }

  @Test
  void theAnnotationOfJUnitWillDo() {
    Runs.pass(Runs.run(Extended.class), 3);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(3).doesNotHaveDuplicates();
    assertThat(EMULATORS).noneMatch(emulator -> Http.listens(emulator.port()));
  }

  @Test
  void aSharedEmulatorOutlivesClassesAndRuns() {
    String baseUrl = Base.BASE_URL;

    Runs.pass(Runs.run(OneHeir.class, OtherHeir.class), 2);
    Runs.pass(Runs.runParallel(OneHeir.class, OtherHeir.class), 2);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(EMULATORS).allMatch(emulator -> emulator.baseUrl().equals(baseUrl));
    assertThat(EMULATORS).allMatch(emulator -> Http.listens(emulator.port()));
    assertThat(Base.extension.app().clientAppId()).isEqualTo("kept-abcde");
    assertThat(HEARD).hasSize(4);
  }

  private static void note(AppServicesEmulator emulator, EmulatedApp app) {
    EMULATORS.add(emulator);
    APPS.add(app.clientAppId());
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

  static class Two {
    @RegisterExtension
    static final AppServicesExtension shop = AppServicesExtension.with(SHOP).named("shop");

    @RegisterExtension
    static final AppServicesExtension rest =
        AppServicesExtension.create().injecting(InjectedApp.CONFIGURED);

    @Test
    void test(
        @OfEmulator("shop") EmulatedApp ofShop,
        @OfEmulator("shop") @BaseUrl String shopUrl,
        EmulatedApp app,
        @BaseUrl String baseUrl) {
      APPS.addAll(List.of(ofShop.clientAppId(), app.clientAppId()));
      assertThat(shopUrl).isEqualTo(shop.emulator().baseUrl());
      assertThat(baseUrl).isEqualTo(rest.emulator().baseUrl()).isNotEqualTo(shopUrl);
    }
  }

  static class TwoWithoutName {
    @RegisterExtension static final AppServicesExtension one = AppServicesExtension.create();
    @RegisterExtension static final AppServicesExtension other = AppServicesExtension.create();

    @Test
    void test(EmulatedApp app) {
      APPS.add(app.clientAppId());
    }
  }

  @AppServicesTest
  static class AnnotationAndExtension {
    @RegisterExtension static final AppServicesExtension one = AppServicesExtension.create();

    @Test
    void test(EmulatedApp app) {
      APPS.add(app.clientAppId());
    }
  }

  @ExtendWith(AppServicesExtension.class)
  static class Extended {
    @RepeatedTest(3)
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
    }
  }

  abstract static class Base {
    @RegisterExtension
    static final AppServicesExtension extension =
        AppServicesExtension.shared(
            EmulatorConfig.builder().apps(a -> a.clientAppId("kept-abcde")).build());

    /** As a framework asks for it before any test, and keeps it. */
    static final String BASE_URL = extension.emulator().baseUrl();

    @Test
    void test(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
      assertThat(emulator.baseUrl()).isEqualTo(BASE_URL);
      assertThat(app.clientAppId()).isEqualTo("kept-abcde");
      assertThat(CompletableFuture.supplyAsync(extension::app).join()).isEqualTo(app);
      HEARD.add(emulator);
    }
  }

  static class OneHeir extends Base {}

  static class OtherHeir extends Base {}
}
