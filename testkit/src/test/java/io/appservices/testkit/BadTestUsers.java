package io.appservices.testkit;

import static org.assertj.core.api.Assertions.fail;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.SignedInUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests whose parameters cannot be given. */
abstract class BadTestUsers {

  @AppServicesTest
  static class PendingAndDisabled {
    @Test
    void test(@TestUser(pending = true, disabled = true) SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class PendingWithData {
    @Test
    void test(@TestUser(pending = true, customData = "{}") SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class ShortPassword {
    @Test
    void test(@TestUser(password = "abc") SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class NoObject {
    @Test
    void test(@TestUser(customData = "[1]") SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class NoJson {
    @Test
    void test(@TestUser(customData = "{plan}") SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class WrongType {
    @Test
    void test(@TestUser String user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class WrongAppId {
    @Test
    void test(@AppId int id) {
      fail("must not run with " + id);
    }
  }

  @AppServicesTest
  static class TwoMarks {
    @Test
    void test(@AppId @BaseUrl String text) {
      fail("must not run with " + text);
    }
  }

  @AppServicesTest
  static class NoMark {
    @Test
    void test(SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class TwoOpinions {
    @Test
    void test(
        @TestUser(email = "ada@example.com") SignedInUser user,
        @TestUser(email = "ada@example.com", disabled = true) SignedInUser other) {
      fail("must not run with " + Map.of(user, other));
    }
  }

  @AppServicesTest
  static class Taken {
    @BeforeEach
    void before(EmulatedApp app) {
      app.users().create("ada@example.com", "correct horse");
    }

    @Test
    void test(@TestUser(email = "ada@example.com") SignedInUser user) {
      fail("must not run with " + user);
    }
  }

  @AppServicesTest
  static class UserForAll {
    @BeforeAll
    static void before(@TestUser SignedInUser user) {
      fail("must not run with " + user);
    }

    @Test
    void test() {
      fail("must not run");
    }
  }
}
