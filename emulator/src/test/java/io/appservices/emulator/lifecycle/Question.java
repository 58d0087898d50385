package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;

/** The columns: what is asked after the event, and what the answers of a cell mean for it. */
enum Question {
  ACCESS_TOKEN("access token") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      checkAccess(scene, scene.first(), only(expected));
    }
  },
  REFRESH("refresh") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      checkRefresh(scene, scene.first(), only(expected));
    }
  },
  LOGIN("login") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      Response login = scene.app().client().logIn(Scene.EMAIL, Scene.PASSWORD);
      if (!refused(only(expected), login)) {
        assertThat(login.tokens().userId()).isEqualTo(scene.first().userId());
      }
    }
  },
  VERIFY_TOKEN("verify_token") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      Response verified = scene.app().admin().verify(scene.first().accessToken());
      if (only(expected) == Answer.TOKEN_EXPIRED) {
        assertThat(verified).isJson(200).hasBody("\"token expired\"");
      } else if (!refused(only(expected), verified)) {
        assertThat(verified).isJson(200);
        assertThat(verified.string("sub")).isEqualTo(scene.first().userId());
      }
    }
  },
  OTHER_USER("other user") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      checkBoth(scene, scene.somebodyElse(), expected);
    }
  },
  OTHER_SESSION("other session") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      checkBoth(scene, scene.second(), expected);
    }
  },
  LOGIN_RIGHT_AFTER("login right after") {
    @Override
    void check(Scene scene, Event event, List<Answer> expected) {
      String password = event.passwordNow(scene);
      Response login = scene.app().client().logIn(Scene.EMAIL, password);
      if (!refused(only(expected), login)) {
        Tokens tokens = login.tokens();
        assertThat(tokens.userId().equals(scene.first().userId()))
            .as("the same user")
            .isEqualTo(only(expected) == Answer.SAME_USER);
        checkBoth(scene, tokens, List.of(Answer.WORKS, Answer.WORKS));
      }
    }
  };

  private final String label;

  Question(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Asks, and compares with the answers of the cell. */
  abstract void check(Scene scene, Event event, List<Answer> expected);

  private static void checkBoth(Scene scene, Tokens tokens, List<Answer> expected) {
    assertThat(expected).as("one answer for each token").hasSize(2);
    checkAccess(scene, tokens, expected.get(0));
    checkRefresh(scene, tokens, expected.get(1));
  }

  private static void checkAccess(Scene scene, Tokens tokens, Answer expected) {
    Response profile = scene.app().client().profile(tokens.accessToken());
    if (!refused(expected, profile)) {
      assertThat(profile).isJson(200);
      assertThat(profile.string("user_id")).isEqualTo(tokens.userId());
    }
  }

  private static void checkRefresh(Scene scene, Tokens tokens, Answer expected) {
    ClientApiClient client = scene.app().client();
    Response refreshed = client.refresh(tokens.refreshToken());
    if (!refused(expected, refreshed)) {
      assertThat(refreshed).isJson(201);
      assertThat(client.profile(refreshed.string("access_token"))).isJson(200);
    }
  }

  private static Answer only(List<Answer> expected) {
    assertThat(expected).as("answers in the cell").hasSize(1);
    return expected.get(0);
  }

  private static boolean refused(Answer expected, Response response) {
    if (expected.isRefusal()) {
      expected.checkRefusal(response);
    }
    return expected.isRefusal();
  }
}
