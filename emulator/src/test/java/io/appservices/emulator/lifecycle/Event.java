package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import java.util.Map;
import java.util.function.Consumer;

/** The rows: what happens to the user. Each sees to it that it did happen. */
enum Event {
  NOTHING("nothing", scene -> {}),
  EXPIRED(
      "access token expired",
      scene -> scene.app().emulator().clock().advance(Scene.UNTIL_FIRST_EXPIRES)),
  LOGOUT(
      "logout of this session",
      scene -> assertThat(scene.app().client().logOut(scene.first().refreshToken())).isEmpty(204)),
  REVOKE("revoke", scene -> assertThat(scene.app().admin().revoke(id(scene))).isEmpty(204)),
  DISABLE("disable", scene -> assertThat(scene.app().admin().disable(id(scene))).isEmpty(204)),
  ENABLE(
      "disable, then enable",
      scene -> {
        assertThat(scene.app().admin().disable(id(scene))).isEmpty(204);
        assertThat(scene.app().admin().enable(id(scene))).isEmpty(204);
      }),
  DELETE_BY_ADMIN(
      "delete by an admin",
      scene -> assertThat(scene.app().admin().delete(id(scene))).isEmpty(204)),
  DELETE_BY_USER(
      "delete by the user",
      scene ->
          assertThat(scene.app().client().deleteUser(scene.first().accessToken())).isEmpty(204)),
  PASSWORD_CHANGED("password changed", Event::changePassword);

  private final String label;
  private final Consumer<Scene> happening;

  Event(String label, Consumer<Scene> happening) {
    this.label = label;
    this.happening = happening;
  }

  String label() {
    return label;
  }

  void happen(Scene scene) {
    happening.accept(scene);
  }

  /** Brings about what the user needs to log in now, and says with which password. */
  String passwordNow(Scene scene) {
    if (this == DELETE_BY_ADMIN || this == DELETE_BY_USER) {
      assertThat(scene.app().client().register(Scene.EMAIL, Scene.PASSWORD)).isDone(201);
    }
    return this == PASSWORD_CHANGED ? Scene.NEW_PASSWORD : Scene.PASSWORD;
  }

  private static void changePassword(Scene scene) {
    var client = scene.app().client();
    assertThat(client.userpass("reset/send", Map.of("email", Scene.EMAIL))).isDone(202);
    Mail mail = EmulatorInternals.mails(scene.app().emulator(), scene.app().emulated()).get(0);
    Map<String, String> reset =
        Map.of(
            "token", mail.token(),
            "tokenId", mail.tokenId(),
            "password", Scene.NEW_PASSWORD);
    assertThat(client.userpass("reset", reset)).isDone(200);
  }

  private static String id(Scene scene) {
    return scene.first().userId();
  }
}
