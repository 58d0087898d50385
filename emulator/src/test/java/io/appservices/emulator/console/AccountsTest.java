package io.appservices.emulator.console;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Users that the Admin API cannot find, and their sessions. */
class AccountsTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final TestApp app = TestApp.on(emulator);
  private final String users = "/apps/" + app.emulated().clientAppId() + "/users";

  @Test
  void findsByAPartOfTheEmailInAnyCase() {
    String ada = app.emulated().createUser("Ada@example.com", "correct horse");
    app.emulated().createUser("eve@example.com", "correct horse");
    app.client().logInAnonymously();

    assertThat(search("?text=ADA@")).containsExactly(ada);
    assertThat(search("?text=example.com")).hasSize(2);
    assertThat(search("?text=nobody")).isEmpty();
    assertThat(search("?provider=anon-user")).hasSize(1);
  }

  @Test
  void findsByStateAndPageByPage() {
    String first = app.emulated().createUser("a@example.com", "correct horse");
    String second = app.emulated().createUser("b@example.com", "correct horse");
    app.emulated().users().disable(second);

    assertThat(search("?disabled=true")).containsExactly(second);
    assertThat(search("?disabled=false")).containsExactly(first);
    assertThat(search("?text=example&limit=1")).containsExactly(first);
    assertThat(search("?text=example&limit=1&after=" + first)).containsExactly(second);
  }

  @Test
  void findsAmongMoreUsersThanItLooksAtInOneStep() {
    for (int i = 0; i < 1_100; i++) {
      app.client().logInAnonymously();
    }
    String last = app.emulated().createUser("last@example.com", "correct horse");

    assertThat(search("?text=last@")).containsExactly(last);
  }

  @Test
  void refusesConditionsThatItDoesNotKnow() {
    for (String query :
        List.of("?email=a", "?disabled=maybe", "?provider=none", "?limit=0", "?after=1")) {
      assertThat(control.get(users + "/search" + query)).hasStatus(400);
    }
    assertThat(control.get("/apps/none/users/search")).hasStatus(404);
  }

  @Test
  void listsTheSessionsThatAreStillGood() {
    String user = app.emulated().createUser("a@example.com", "correct horse");
    String path = users + "/" + user + "/sessions";
    app.client().logIn("a@example.com", "correct horse");
    app.client().logIn("a@example.com", "correct horse");

    assertThat(control.get(path).document().getList("sessions", Document.class)).hasSize(2);
    app.emulated().users().revokeSessions(user);
    assertThat(control.get(path).document().getList("sessions", Document.class)).isEmpty();
    assertThat(control.get(users + "/none/sessions")).hasStatus(404);
  }

  private List<String> search(String query) {
    return control
        .get(users + "/search" + query)
        .document()
        .getList("users", Document.class)
        .stream()
        .map(user -> user.getString("_id"))
        .toList();
  }
}
