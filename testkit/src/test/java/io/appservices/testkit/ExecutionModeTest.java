package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.SignedInUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Each test has an app and users of its own, in whatever ways JUnit runs it. */
class ExecutionModeTest extends InjectionFixture {

  private static final List<Class<?>> ALL =
      List.of(
          Outer.class,
          WholeClass.class,
          ByField.class,
          Repeated.class,
          Dynamic.class,
          PerClass.class,
          ByClass.class);

  /** The other executor, which JUnit has from 6.1 on; before, the parameter means nothing. */
  private static final String OTHER_EXECUTOR =
      "org.junit.platform.engine.support.hierarchical.WorkerThreadPoolHierarchicalTestExecutorService";

  private static final int TESTS = 30;
  private static final int APPS_OF_ALL = 27;

  /** Whether the threads that tests ran on were those of the executor that JUnit had first. */
  private static final Set<Boolean> OF_FORK_JOIN_POOL = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void forgetThreads() {
    OF_FORK_JOIN_POOL.clear();
  }

  @Test
  void nestedClassesHaveAppsOfTheirOwn() {
    assertOwnApps(Runs.run(Outer.class), 6, 6);
  }

  @Test
  void parameterizedClassesHaveAnAppForEachTestOfEachInvocation() {
    assertOwnApps(Runs.run(WholeClass.class), 6, 6);
    APPS.clear();
    assertOwnApps(Runs.run(ByField.class), 4, 4);
  }

  @Test
  void repeatedTestsHaveAnAppEach() {
    assertOwnApps(Runs.run(Repeated.class), 4, 4);
  }

  @Test
  void dynamicTestsShareTheAppOfTheirFactory() {
    assertOwnApps(Runs.run(Dynamic.class), 4, 1);
  }

  @Test
  void oneInstanceForAllTestsDoesNotShareApps() {
    assertOwnApps(Runs.run(PerClass.class), 3, 3);
    APPS.clear();
    assertOwnApps(Runs.run(ByClass.class), 3, 3);
  }

  @Test
  void allOfThemRunInParallel() {
    assertOwnApps(Runs.run(Runs.PARALLEL, ALL.toArray(Class<?>[]::new)), TESTS, APPS_OF_ALL);
    assertThat(OF_FORK_JOIN_POOL).containsExactly(true);
  }

  @Test
  void allOfThemRunInTheOtherParallelExecutor() {
    Map<String, String> parameters = new HashMap<>(Runs.PARALLEL);
    parameters.put(
        "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL");

    assertOwnApps(Runs.run(parameters, ALL.toArray(Class<?>[]::new)), TESTS, APPS_OF_ALL);
    assertThat(OF_FORK_JOIN_POOL).containsExactly(!hasOtherExecutor());
  }

  private static boolean hasOtherExecutor() {
    try {
      Class.forName(OTHER_EXECUTOR);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void assertOwnApps(EngineExecutionResults results, int tests, int apps) {
    Runs.pass(results, tests);
    assertThat(APPS).hasSize(apps).doesNotHaveDuplicates();
  }

  /** Notes the app, and that nobody else was in it. */
  private static void alone(EmulatedApp app, AdminApi admin, SignedInUser user) {
    APPS.add(app.clientAppId());
    OF_FORK_JOIN_POOL.add(Thread.currentThread() instanceof ForkJoinWorkerThread);
    assertThat(admin.users()).extracting(found -> found.id()).containsExactly(user.id());
    assertThat(user.profile().email()).isEqualTo(user.email());
  }

  @AppServicesTest
  static class Outer {
    private SignedInUser user;

    @BeforeEach
    void before(@TestUser(email = "ada@example.com") SignedInUser made) {
      user = made;
    }

    @Test
    void outside(EmulatedApp app, AdminApi admin) {
      alone(app, admin, user);
    }

    @Nested
    class Inner {
      @Test
      void inside(EmulatedApp app, AdminApi admin) {
        alone(app, admin, user);
      }

      @Nested
      class Innermost {
        private final AdminApi admin;

        Innermost(AdminApi admin) {
          this.admin = admin;
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4})
        void further(
            int number, EmulatedApp app, @TestUser(email = "ada@example.com") SignedInUser same) {
          assertThat(number).isPositive();
          assertThat(same).isSameAs(user);
          alone(app, admin, same);
        }
      }
    }
  }

  @AppServicesTest
  @ParameterizedClass
  @ValueSource(strings = {"a", "b", "c"})
  static class WholeClass {
    private final String name;
    private final AdminApi admin;

    WholeClass(String name, AdminApi admin) {
      this.name = name;
      this.admin = admin;
    }

    @RepeatedTest(2)
    void test(EmulatedApp app, @TestUser SignedInUser user) {
      assertThat(name).hasSize(1);
      alone(app, admin, user);
    }
  }

  @AppServicesTest
  @ParameterizedClass
  @ValueSource(ints = {1, 2})
  static class ByField {
    @Parameter int number;

    @Test
    void one(EmulatedApp app, AdminApi admin, @TestUser SignedInUser user) {
      assertThat(number).isPositive();
      alone(app, admin, user);
    }

    @Nested
    class Inner {
      @Test
      void two(EmulatedApp app, AdminApi admin, @TestUser SignedInUser user) {
        alone(app, admin, user);
      }
    }
  }

  @AppServicesTest
  static class Repeated {
    @RepeatedTest(4)
    void test(EmulatedApp app, AdminApi admin, @TestUser SignedInUser user) {
      alone(app, admin, user);
    }
  }

  @AppServicesTest
  static class Dynamic {
    @TestFactory
    Stream<DynamicNode> factory(
        EmulatedApp app, ClientApi client, AdminApi admin, @TestUser SignedInUser user) {
      alone(app, admin, user);
      return Stream.of(
          DynamicTest.dynamicTest("first", () -> client.register("a@example.com", "password")),
          DynamicContainer.dynamicContainer(
              "more",
              IntStream.range(0, 3)
                  .mapToObj(i -> DynamicTest.dynamicTest("t" + i, () -> user.profile()))));
    }
  }

  @AppServicesTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PerClass {
    @RepeatedTest(3)
    void test(EmulatedApp app, AdminApi admin, @TestUser SignedInUser user) {
      alone(app, admin, user);
    }
  }

  @ExtendWith(AppServicesExtension.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ByClass {
    @RepeatedTest(3)
    void test(EmulatedApp app, AdminApi admin, @TestUser SignedInUser user) {
      alone(app, admin, user);
    }
  }
}
