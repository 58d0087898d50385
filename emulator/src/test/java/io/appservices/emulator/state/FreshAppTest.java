package io.appservices.emulator.state;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps that a test in another language makes for itself. */
class FreshAppTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);

  @Test
  void makesAnAppThatIsReadyForUse() {
    Response made = control.post("/apps");

    assertThat(made).hasStatus(201);
    assertThat(made.document().keySet())
        .containsExactly("client_app_id", "_id", "group_id", "name", "product", "users");
    ClientApiClient client = client(made);
    assertThat(client.logInAnonymously()).hasStatus(200);
    String access = client.signUp("a@example.com", "password").accessToken();
    assertThat(client.profile(access)).hasStatus(200);
    assertThat(new AdminApiClient(emulator, made.string("_id")).countUsers()).isEqualTo(2);
  }

  @Test
  void twoAppsOfOneNameHaveNothingInCommon() {
    Response one = control.post("/apps", "{\"name\": \"shop\"}");
    Response other = control.post("/apps", "{\"name\": \"shop\", \"product\": \"atlas\"}");

    assertThat(one.string("client_app_id")).startsWith("shop-");
    assertThat(other.string("client_app_id")).isNotEqualTo(one.string("client_app_id"));
    assertThat(other.string("product")).isEqualTo("atlas");
    client(one).signUp("a@example.com", "password");
    assertThat(client(other).register("a@example.com", "password")).hasStatus(201);
  }

  @Test
  void anAppWithoutANameGetsOneThatNoOtherHas() {
    Response one = control.post("/apps");
    assertThat(one.string("name")).isEqualTo(one.string("client_app_id")).startsWith("test-");
    assertThat(control.post("/apps", "{}").string("name")).isNotEqualTo(one.string("name"));
  }

  @Test
  void makesAnAppWithUsers() {
    Response made =
        control.post(
            "/apps",
            "{\"users\": [{\"email\": \"a@example.com\", \"password\": \"correct horse\"},"
                + " {\"email\": \"b@example.com\", \"password\": \"correct horse\","
                + " \"disabled\": true}]}");

    assertThat(made).hasStatus(201);
    assertThat(made.document()).containsEntry("users", 2);
    assertThat(client(made).logIn("a@example.com", "correct horse")).hasStatus(200);
    assertThat(client(made).logIn("b@example.com", "correct horse")).hasStatus(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nmae\": \"shop\"} | unexpected field 'nmae': expected name, product or users",
        "{\"product\": \"gold\"} | 'gold' is no product: expected one of standard, atlas",
        "{\"users\": {}} | 'users' must be an array of objects",
        "{\"users\": [1]} | 'users' must be an array of objects",
        "{\"users\": [{\"email\": \"a@example.com\"}]} | password",
        "{\"users\": [{\"emial\": \"a@example.com\"}]} | emial",
        "{\"name\": 1} | name",
        "{\"name\": \"a b\"} | name",
        "{\"name\": \"\"} | app names have 1 to 32 characters",
        "{\"name\": \" \"} | app names have 1 to 32 characters",
        "{\"name\": \"\\u0000\"} | app names have 1 to 32 characters",
        "{\"name\": \"a\\n\"} | app names have 1 to 32 characters",
        "{\"name\": \"123456789012345678901234567890123\"} | app names have 1 to 32 characters",
        "[] | malformed"
      })
  void refusesABodyThatMakesNoSenseAndMakesNothing(String body, String reason) {
    int before = apps().size();
    Response refused = control.post("/apps", body);
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains(reason);
    assertThat(apps()).hasSize(before);
  }

  @Test
  void listsAndDeletesAppsByEitherId() {
    String clientAppId = control.post("/apps").string("client_app_id");
    String id = control.post("/apps").string("_id");
    assertThat(apps()).hasSize(3);

    assertThat(control.delete("/apps/" + clientAppId)).hasStatus(204);
    assertThat(control.delete("/apps/" + id)).hasStatus(204);

    assertThat(apps()).hasSize(1);
    assertThat(control.delete("/apps/" + id)).hasStatus(404);
    assertThat(control.delete("/apps/none").string("error")).contains("'none'");
  }

  @Test
  void deletesTheUsersOfOneAppAndLeavesTheApp() {
    Response made = control.post("/apps");
    ClientApiClient client = client(made);
    String refresh = client.signUp("a@example.com", "password").refreshToken();
    client.register("b@example.com", "password");
    client.logInAnonymously();
    ClientApiClient other = new ClientApiClient(emulator.baseUrl(), "myapp-abcde");
    other.signUp("a@example.com", "password");

    assertThat(control.delete("/apps/" + made.string("_id") + "/users")).hasStatus(204);

    assertThat(new AdminApiClient(emulator, made.string("_id")).countUsers()).isZero();
    assertThat(client.refresh(refresh)).hasStatus(401);
    assertThat(client.register("a@example.com", "password")).hasStatus(201);
    assertThat(client.register("b@example.com", "password")).hasStatus(201);
    assertThat(other.logIn("a@example.com", "password")).hasStatus(200);
  }

  @Test
  void otherRoomsTakeEitherIdToo() {
    Response made = control.post("/apps");
    assertThat(control.get("/apps/" + made.string("_id") + "/users")).hasStatus(200);
    assertThat(control.get("/apps/" + made.string("client_app_id") + "/service-calls"))
        .hasStatus(200);
  }

  private List<Document> apps() {
    return control.get("/apps").document().getList("apps", Document.class);
  }

  private ClientApiClient client(Response made) {
    return new ClientApiClient(emulator.baseUrl(), made.string("client_app_id"));
  }
}
