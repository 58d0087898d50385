package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AppServicesTestTest extends InjectionFixture {

  @Test
  void oneEmulatorServesAllClassesOfARunAndEveryTestHasItsOwnApp() {
    Runs.pass(Runs.run(First.class, Second.class), 6);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void twoRunsHaveTwoEmulators() {
    Runs.pass(Runs.run(First.class), 2);
    Runs.pass(Runs.run(First.class), 2);

    assertThat(new HashSet<>(EMULATORS)).hasSize(2);
  }

  @Test
  void theEndOfTheRunLeavesNoThreadAndNoListener() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    Runs.pass(Runs.run(First.class), 2);

    assertThat(EMULATORS).isNotEmpty().noneMatch(emulator -> Http.listens(emulator.port()));
    assertThat(newThreads(before)).isEmpty();
  }

  @Test
  void anAppIsGoneAfterItsTest() {
    Runs.pass(Runs.run(LooksBack.class), 2);
  }

  @Test
  void aTestMayDeleteItsAppItself() {
    Runs.pass(Runs.run(Deletes.class), 1);
  }

  @Test
  void constructorsAndMethodsAroundATestGetWhatTheTestGets() {
    Runs.pass(Runs.run(Everywhere.class), 1);
  }

  private static Set<Thread> newThreads(Set<Thread> before) {
    Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
    now.removeAll(before);
    // The JDK's own, which outlives every connection of HttpURLConnection.
    now.removeIf(thread -> thread.getName().equals("Keep-Alive-Timer"));
    return now;
  }

  @AppServicesTest
  static class LooksBack {
    @RepeatedTest(2)
    void appsOfBefore(EmulatedApp app, @BaseUrl String baseUrl) throws Exception {
      for (String earlier : APPS) {
        assertThat(Http.locate(baseUrl, earlier)).isEqualTo(404);
      }
      APPS.add(app.clientAppId());
    }
  }

  @AppServicesTest
  static class Deletes {
    @Test
    void itsApp(EmulatedApp app) {
      app.delete();
    }
  }

  @AppServicesTest
  static class Everywhere {
    private final AppServicesEmulator emulator;
    private final EmulatedApp app;

    Everywhere(AppServicesEmulator emulator, EmulatedApp app, @BaseUrl String baseUrl) {
      this.emulator = emulator;
      this.app = app;
      assertThat(baseUrl).isEqualTo(emulator.baseUrl());
    }

    @BeforeAll
    static void beforeAll(AppServicesEmulator emulator, @BaseUrl String baseUrl) {
      assertThat(baseUrl).isEqualTo(emulator.baseUrl());
    }

    @BeforeEach
    void before(AppServicesEmulator emulator, EmulatedApp app, @BaseUrl String baseUrl) {
      same(emulator, app, baseUrl);
    }

    @Test
    void test(AppServicesEmulator emulator, EmulatedApp app, @BaseUrl String baseUrl) {
      same(emulator, app, baseUrl);
    }

    @AfterEach
    void after(AppServicesEmulator emulator, EmulatedApp app, @BaseUrl String baseUrl) {
      same(emulator, app, baseUrl);
      app.createUser("still@there.example", "password");
    }

    @AfterAll
    static void afterAll(AppServicesEmulator emulator) {
      assertThat(Http.listens(emulator.port())).isTrue();
    }

    private void same(AppServicesEmulator emulator, EmulatedApp app, String baseUrl) {
      assertThat(emulator).isSameAs(this.emulator);
      assertThat(app).isSameAs(this.app);
      assertThat(baseUrl).isEqualTo(emulator.baseUrl());
    }
  }
}
