package io.appservices.emulator.console;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.TestApp;
import java.time.Instant;
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

  @Test
  void showsTheCustomDataOfAUser() {
    String user = app.emulated().createUser("a@example.com", "correct horse");

    assertThat(control.get(users + "/" + user + "/custom-data").document())
        .isEqualTo(new Document("enabled", false));
  }

  @Test
  void listsDatabasesWithTheirCollections() {
    String source = "/apps/" + app.emulated().clientAppId() + "/data-sources/mongodb-atlas";
    try (MongoClient client =
        MongoClients.create(control.get(source).string("connection_string"))) {
      client.getDatabase("shop").getCollection("orders").insertOne(new Document("n", 1));
    }

    assertThat(control.get(source + "/databases").document())
        .isEqualTo(
            new Document(
                "databases",
                List.of(new Document("name", "shop").append("collections", List.of("orders")))));
    assertThat(control.get(source + "-none/databases")).hasStatus(404);
  }

  @Test
  void tellsWhenAScheduleIsDueByTheClockOfTheEmulator() {
    emulator.clock().freeze();
    emulator.clock().set(Instant.parse("2030-01-01T00:01:30Z"));

    assertThat(schedule("?expression=*/5+*+*+*+*&count=2"))
        .containsExactly("2030-01-01T00:05:00Z", "2030-01-01T00:10:00Z");
    assertThat(schedule("?expression=0+0+30+2+*")).isEmpty();
    for (String query : List.of("", "?expression=often", "?expression=*+*+*+*+*&count=0")) {
      assertThat(control.get("/clock/schedule" + query)).hasStatus(400);
    }
  }

  private List<String> schedule(String query) {
    return control.get("/clock/schedule" + query).document().getList("times", String.class);
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
