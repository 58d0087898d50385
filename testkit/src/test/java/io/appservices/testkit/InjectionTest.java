package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is injected into the tests of a class, however it runs them, and what is refused. */
class InjectionTest extends InjectionFixture {

  @Test
  void nestedClassesAreServed() {
    Runs.pass(Runs.run(Outer.class), 2);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void everyInvocationOfATemplateHasItsOwnApp() {
    Runs.pass(Runs.run(Templates.class), 5);

    assertThat(APPS).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void subclassesInheritIt() {
    Runs.pass(Runs.run(Inheriting.class), 2);
  }

  @Test
  void oneInstanceForAllTestsStillMeansAnAppForEach() {
    Runs.pass(Runs.run(OneInstance.class), 2);

    assertThat(APPS).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void testsThatRunAtTheSameTimeDoNotSeeEachOthersUsers() {
    Runs.pass(Runs.runParallel(Parallel.class, First.class, Second.class), 46);

    assertThat(new HashSet<>(EMULATORS)).hasSize(1);
    assertThat(APPS).hasSize(46).doesNotHaveDuplicates();
  }

  @Test
  void aTypeThatNobodyKnowsIsNamed() {
    Runs.run(UnknownType.class)
        .testEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message(
                    text ->
                        text.contains("No ParameterResolver registered for parameter")
                            && text.contains("StringBuilder"))));
  }

  @Test
  void theBaseUrlIsAString() {
    Runs.run(WrongBaseUrl.class)
        .testEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message("@BaseUrl belongs on a parameter of type String, not java.net.URI")));
  }

  @Test
  void anAppForAllTestsIsRefused() {
    Runs.run(AppForAll.class)
        .containerEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message(text -> text.startsWith("An app belongs to one test, and here is none"))));
  }

  @AppServicesTest
  static class Outer {
    private final EmulatedApp app;

    Outer(EmulatedApp app) {
      this.app = app;
    }

    @Test
    void outside(AppServicesEmulator emulator) {
      note(emulator, app);
    }

    @Nested
    class Inner {
      @Test
      void inside(AppServicesEmulator emulator, EmulatedApp own) {
        assertThat(own).isSameAs(app);
        note(emulator, own);
      }
    }
  }

  @AppServicesTest
  static class Templates {
    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void parameterized(String value, EmulatedApp app) {
      assertThat(value).hasSize(1);
      APPS.add(app.clientAppId());
    }

    @TestFactory
    List<DynamicTest> factory(EmulatedApp app) {
      APPS.add(app.clientAppId());
      return List.of(
          DynamicTest.dynamicTest("1", () -> app.createUser("a@b.example", "password")),
          DynamicTest.dynamicTest("2", () -> assertThat(app.users().list(2)).hasSize(1)));
    }
  }

  @AppServicesTest
  abstract static class Inherited {
    @Test
    void inherited(EmulatedApp app) {
      assertThat(app.users().list(1)).isEmpty();
    }
  }

  static class Inheriting extends Inherited {
    @Test
    void own(EmulatedApp app) {
      assertThat(app.users().list(1)).isEmpty();
    }
  }

  @AppServicesTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    OneInstance(AppServicesEmulator emulator) {
      assertThat(emulator).isNotNull();
    }

    @RepeatedTest(2)
    void test(EmulatedApp app) {
      APPS.add(app.clientAppId());
    }
  }

  @AppServicesTest
  static class Parallel {
    private static final CountDownLatch TWO_RUN = new CountDownLatch(2);

    @RepeatedTest(40)
    void sameUser(AppServicesEmulator emulator, EmulatedApp app) throws Exception {
      note(emulator, app);
      app.createUser("same@one.example", "password");
      TWO_RUN.countDown();
      assertThat(TWO_RUN.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(app.users().list(10)).hasSize(1);
    }
  }

  @AppServicesTest
  static class UnknownType {
    @Test
    void test(StringBuilder builder) {
      fail("must not run with " + builder);
    }
  }

  @AppServicesTest
  static class WrongBaseUrl {
    @Test
    void test(@BaseUrl java.net.URI uri) {
      fail("must not run with " + uri);
    }
  }

  @AppServicesTest
  static class AppForAll {
    @BeforeAll
    static void before(EmulatedApp app) {
      fail("must not run with " + app);
    }

    @Test
    void test() {
      fail("must not run");
    }
  }
}
