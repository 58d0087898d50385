package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Several extensions in one class, and one that outlives classes. */
class NamedExtensionTest extends SettingsFixture {

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
