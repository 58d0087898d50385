package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.RefusedCallException;
import io.appservices.testkit.client.SignedInUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Users and callers of APIs as parameters. */
class TestUserTest extends BadTestUsers {

  @Test
  void givesUsersThatAreSignedIn() {
    Runs.pass(Runs.run(Users.class), 6);
  }

  @Test
  void usersOfAnAppThatTestsShareAreRemovedAfterEachTest() {
    Runs.pass(Runs.run(OfSharedApp.class), 3);
  }

  @Test
  void callersAreForTheAppOfTheTest() {
    Runs.pass(Runs.run(Callers.class), 1);
  }

  @Test
  void contradictionsAreNamed() {
    refuses(PendingAndDisabled.class, "a pending account has no user yet that could be disabled");
    refuses(PendingWithData.class, "a pending account has no user yet that could have custom data");
    refuses(ShortPassword.class, "@TestUser(password): it has 6 to 128 characters, not 3");
    refuses(NoObject.class, "take a JSON object such as {\"plan\": \"gold\"}; not an object: [1]");
    refuses(NoJson.class, "take a JSON object such as {\"plan\": \"gold\"}; not JSON");
    refuses(
        WrongType.class,
        "@TestUser belongs on a parameter of type SignedInUser, not java.lang.String");
    refuses(WrongAppId.class, "@AppId belongs on a parameter of type String, not int");
    refuses(TwoMarks.class, "@BaseUrl and @AppId contradict each other on one parameter");
    refuses(NoMark.class, "a parameter of type SignedInUser needs @TestUser");
    refuses(TwoOpinions.class, "say different things of the user 'ada@example.com'");
    refuses(Taken.class, "the user 'ada@example.com' of @TestUser cannot be made: POST ");
  }

  @Test
  void aUserForAllTestsIsRefused() {
    Runs.run(UserForAll.class)
        .containerEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message(text -> text.startsWith("An app belongs to one test, and here is none"))));
  }

  private static void refuses(Class<?> type, String expected) {
    Runs.run(type)
        .testEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message(text -> text.contains(expected))));
  }

  @AppServicesTest
  static class Users {
    private final SignedInUser ofConstructor;

    Users(@TestUser SignedInUser user) {
      ofConstructor = user;
    }

    @BeforeEach
    void before(@TestUser(email = "eve@example.com") SignedInUser user) {
      assertThat(user.email()).contains("eve@example.com");
    }

    @Test
    void eachParameterHasItsOwn(@TestUser SignedInUser first, @TestUser SignedInUser second) {
      assertThat(first.id()).isNotEqualTo(second.id()).isNotEqualTo(ofConstructor.id());
      assertThat(first.profile().id()).isEqualTo(first.id());
      assertThat(first.password()).contains(TestUser.DEFAULT_PASSWORD);
    }

    @Test
    void oneEmailIsOneUser(
        @TestUser(email = "eve@example.com") SignedInUser user,
        @TestUser(email = "eve@example.com") SignedInUser again) {
      assertThat(user).isSameAs(again);
    }

    @Test
    void ofItsPassword(
        ClientApi client,
        @TestUser(email = "ada@example.com", password = "battery staple") SignedInUser user) {
      assertThat(client.logIn("ada@example.com", "battery staple").id()).isEqualTo(user.id());
    }

    @Test
    void disabled(EmulatedApp app, @TestUser(disabled = true) SignedInUser user) {
      assertThat(app.users().find(user.id()).orElseThrow().disabled()).isTrue();
      assertThatThrownBy(user::refresh).isInstanceOf(RefusedCallException.class);
    }

    @Test
    void pending(AdminApi admin, @TestUser(pending = true) SignedInUser user) {
      String email = user.email().orElseThrow();
      assertThat(user).hasToString("SignedInUser[pending, " + email + "]");
      assertThatThrownBy(user::accessToken)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is pending");
      assertThatThrownBy(user::logIn).hasMessageContaining("AuthError");
      admin.confirmPendingUser(email);
      user.logIn();
      assertThat(user.profile().email()).contains(email);
    }

    @Test
    void withCustomData(
        EmulatedApp app,
        AdminApi admin,
        @TestUser(customData = "{\"plan\": \"gold\", \"limit\": 3}") SignedInUser user) {
      assertThat(app.users().customData(user.id()).orElseThrow())
          .containsEntry("plan", "gold")
          .containsEntry("limit", 3);
      assertThat(admin.verifyToken(user.accessToken()).toString()).contains("plan=gold");
    }
  }

  static final class Configured implements EmulatorSettings {
    @Override
    public EmulatorConfig config() {
      return EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build();
    }
  }

  @AppServicesTest(config = Configured.class)
  static class OfSharedApp {
    @RepeatedTest(3)
    void noUserIsLeft(
        @AppId String appId,
        EmulatedApp app,
        @TestUser(email = "ada@example.com") SignedInUser ada,
        @TestUser(pending = true) SignedInUser pending,
        @TestUser SignedInUser other) {
      assertThat(appId).isEqualTo("shop-abcde");
      assertThat(app.users().list(10)).hasSize(2);
      app.users().delete(other.id());
      assertThat(pending.email()).isPresent();
    }
  }

  @AppServicesTest
  static class Callers {
    @Test
    void ofOneApp(
        EmulatedApp app,
        AppAddress address,
        @AppId String appId,
        @BaseUrl String baseUrl,
        ClientApi client,
        AdminApi admin,
        ControlApi control) {
      assertThat(address)
          .isEqualTo(new AppAddress(baseUrl, app.clientAppId(), app.id(), app.groupId()));
      assertThat(appId).isEqualTo(client.clientAppId()).isEqualTo(app.clientAppId());
      String id = client.logInAnonymously().id();
      assertThat(admin.users()).extracting(user -> user.id()).containsExactly(id);
      assertThat(control.events()).hasSize(2);
    }
  }
}
