package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.SignedInUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that fail, and some that do not. */
abstract class FailureFixture {

  @AppServicesTest
  static class Fails {
    @Test
    void test(
        AdminApi admin,
        @TestUser(email = "ada@example.com") SignedInUser user,
        @TestUser(email = "bob@example.com", pending = true) SignedInUser pending) {
      admin.disableUser(user.id());
      assertThatThrownBy(user::logIn).hasMessageContaining("UserDisabled");
      fail("as it should, with " + pending);
    }
  }

  @AppServicesTest
  static class FailsWithData {
    static String accessToken;

    @Test
    void test(@TestUser(email = "ada@example.com") SignedInUser user) {
      accessToken = user.accessToken();
      user.callData(
          "mongodb-atlas",
          "insertOne",
          Map.of("database", "shop", "collection", "items", "document", Map.of("item", "tea")));
      fail("as it should");
    }
  }

  @AppServicesTest
  static class Passes {
    @Test
    void passes(EmulatedApp app) {
      app.createUser("ada@example.com", "correct horse");
    }

    @Test
    void alsoPasses(EmulatedApp app) {
      app.createUser("ada@example.com", "correct horse");
    }

    // Skips itself on purpose: an aborted test must not leave a report.
    @Test
    void isAborted(EmulatedApp app) {
      assumeTrue(app.clientAppId().isEmpty());
    }
  }

  @AppServicesTest
  static class FailsBefore {
    @BeforeEach
    void before(EmulatedApp app) {
      fail("before a test of " + app);
    }

    @Test
    void test() {}
  }

  @AppServicesTest
  static class FailsAfter {
    @Test
    void test() {}

    @AfterEach
    void after(EmulatedApp app) {
      fail("after a test of " + app);
    }
  }

  @AppServicesTest(failOnUnknownOperation = true)
  static class FailsByUnknownOperation {
    @Test
    void test(ClientApi client) {
      client.request("GET", "/app/{app}/nothing", null, null);
    }
  }

  static class FailsByField {
    @RegisterExtension final AppServicesExtension appServices = AppServicesExtension.create();

    @Test
    void test() {
      fail("with " + appServices.app());
    }
  }

  @AppServicesTest
  static class FailsOften {
    @RepeatedTest(3)
    void repeated(RepetitionInfo repetition, EmulatedApp app) {
      if (repetition.getCurrentRepetition() != 2) {
        fail("with " + app);
      }
    }

    @TestFactory
    List<DynamicTest> factory(EmulatedApp app) {
      app.createUser("of-factory@example.com", "correct horse");
      return List.of(
          DynamicTest.dynamicTest("passes", () -> {}),
          DynamicTest.dynamicTest("fails", () -> fail("with " + app)));
    }
  }

  @AppServicesTest
  static class FailsWithoutApp {
    @Test
    void test(EmulatedApp app) {
      app.delete();
      fail("without " + app);
    }
  }

  @AppServicesTest
  static class FailsWithoutAnything {
    @Test
    void test() {
      fail("it asked for nothing");
    }
  }

  @AppServicesTest
  static class FailsAtFaults {
    @Test
    void test(EmulatedApp app) {
      app.faults().add(Fault.maintenance());
      fail("with a fault of " + app);
    }
  }

  @AppServicesTest
  static class FailsRemotely {
    @Test
    void test(@TestUser SignedInUser user) {
      fail("with " + user);
    }
  }
}
