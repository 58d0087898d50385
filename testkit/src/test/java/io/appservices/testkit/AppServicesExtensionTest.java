package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.Collection;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppServicesExtensionTest {

  private static final EmulatorConfig CONFIG =
      EmulatorConfig.builder().apps(a -> a.clientAppId("own-settings")).build();

  private static final Collection<AppServicesEmulator> EMULATORS = new ConcurrentLinkedQueue<>();
  private static final Collection<String> APPS = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    EMULATORS.clear();
    APPS.clear();
  }

  @Test
  void aStaticFieldServesTheClassAndItsNestedClasses() {
    Runs.pass(Runs.run(InStaticField.class), 3);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(3).doesNotHaveDuplicates();
    assertThat(EMULATORS).noneMatch(emulator -> Http.listens(emulator.port()));
  }

  @Test
  void anInstanceFieldGivesEveryTestAnEmulator() {
    Runs.pass(Runs.run(InInstanceField.class), 3);

    assertThat(EMULATORS).hasSize(3).doesNotHaveDuplicates();
    assertThat(EMULATORS).noneMatch(emulator -> Http.listens(emulator.port()));
  }

  @Test
  void twoClassesThatInheritAStaticFieldHaveAnEmulatorEach() {
    Runs.pass(Runs.runParallel(OneHeir.class, OtherHeir.class), 4);

    assertThat(new HashSet<>(EMULATORS)).hasSize(2);
  }

  @Test
  void testsThatRunAtTheSameTimeAskTheFieldForTheirOwnApp() {
    Runs.pass(Runs.runParallel(Parallel.class), 40);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void outsideOfATestThereIsNothing() {
    AppServicesExtension unused = AppServicesExtension.create();

    assertThatThrownBy(unused::emulator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no emulator here: no test of this extension is running");
    assertThatThrownBy(unused::app)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no app here: no test of this extension is running");
  }

  private static void note(AppServicesExtension extension) {
    EMULATORS.add(extension.emulator());
    APPS.add(extension.app().clientAppId());
  }

  static class InStaticField {
    @RegisterExtension
    static final AppServicesExtension extension =
        AppServicesExtension.with(CONFIG).injecting(InjectedApp.FRESH);

    private static AppServicesEmulator ofClass;

    @BeforeAll
    static void beforeAll() {
      ofClass = extension.emulator();
      assertThatThrownBy(extension::app).isInstanceOf(IllegalStateException.class);
    }

    @BeforeEach
    void before() {
      assertThat(extension.emulator()).isSameAs(ofClass);
      assertThat(extension.app()).isNotNull();
    }

    @Test
    void settings() {
      note(extension);
      assertThat(extension.emulator().app().clientAppId()).isEqualTo("own-settings");
    }

    @Test
    void parameters(AppServicesEmulator emulator, EmulatedApp app, @BaseUrl String baseUrl)
        throws Exception {
      note(extension);
      assertThat(emulator).isSameAs(extension.emulator());
      assertThat(app).isSameAs(extension.app());
      assertThat(Http.locate(baseUrl, app.clientAppId())).isEqualTo(200);
    }

    @AfterEach
    void after() {
      assertThat(extension.app().users().list(1)).isEmpty();
    }

    @AfterAll
    static void afterAll() {
      assertThat(extension.emulator()).isSameAs(ofClass);
      assertThat(Http.listens(ofClass.port())).isTrue();
    }

    @Nested
    class Inner {
      @Test
      void inside(EmulatedApp app) {
        note(extension);
        assertThat(app).isSameAs(extension.app());
      }
    }
  }

  static class InInstanceField {
    @RegisterExtension
    final AppServicesExtension extension =
        AppServicesExtension.with(CONFIG).injecting(InjectedApp.FRESH);

    @RepeatedTest(3)
    void test(EmulatedApp app) {
      note(extension);
      assertThat(app).isSameAs(extension.app());
      extension.emulator().clock().freeze();
    }
  }

  abstract static class Inherited {
    @RegisterExtension static final AppServicesExtension extension = AppServicesExtension.create();

    @RepeatedTest(2)
    void test(AppServicesEmulator emulator) {
      note(extension);
      assertThat(emulator).isSameAs(extension.emulator());
    }
  }

  static class OneHeir extends Inherited {}

  static class OtherHeir extends Inherited {}

  static class Parallel {
    @RegisterExtension static final AppServicesExtension extension = AppServicesExtension.create();

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final CountDownLatch TWO_RUN = new CountDownLatch(2);
    private static final CountDownLatch TWO_ASKED = new CountDownLatch(2);

    @RepeatedTest(40)
    void test(EmulatedApp app) throws Exception {
      note(extension);
      assertThat(app).isSameAs(extension.app());
      assertThat(CompletableFuture.supplyAsync(extension::emulator).get())
          .isSameAs(extension.emulator());
      if (STARTED.getAndIncrement() < 2) {
        whileTwoRun();
      }
    }

    private static void whileTwoRun() throws InterruptedException {
      TWO_RUN.countDown();
      assertThat(TWO_RUN.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(extension::app).get())
          .rootCause()
          .hasMessageContaining("several tests are running");
      TWO_ASKED.countDown();
      assertThat(TWO_ASKED.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
