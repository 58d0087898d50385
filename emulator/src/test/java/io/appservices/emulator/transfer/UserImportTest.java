package io.appservices.emulator.transfer;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static io.appservices.emulator.transfer.Travel.importInto;
import static io.appservices.emulator.transfer.Travel.imports;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a line of a file of users makes. */
class UserImportTest {

  private final TestApp app = TestApp.shared();
  private final ClientApiClient client = app.client();
  private final AdminApiClient admin = app.admin();

  @Test
  void emailAndPasswordMakeAConfirmedUser() {
    imports(app, 1, "{\"email\":\"a@b.c\",\"password\":\"secret1\"}");

    Document user = onlyUser();
    assertThat(user)
        .containsEntry("type", "normal")
        .containsEntry("disabled", false)
        .containsEntry("last_authentication_date", 0)
        .containsEntry("data", new Document("email", "a@b.c"));
    assertThat(client.logIn("a@b.c", "secret1").tokens().userId()).isEqualTo(user.get("_id"));
    assertThat(client.logIn("a@b.c", "secret2")).isRefusedWithCode(401, "InvalidPassword");
  }

  @Test
  void sessionsOfAUserThatWasDeletedStayEndedWhenItComesBack() {
    String line =
        "{\"_id\":\"5f60207f14dfb25d24511223\",\"email\":\"b@b.c\",\"password\":\"secret1\"}";
    imports(app, 1, line);
    List<Tokens> before =
        Stream.generate(() -> client.logIn("b@b.c", "secret1").tokens()).limit(6).toList();
    assertThat(admin.delete("5f60207f14dfb25d24511223")).hasStatus(204);
    imports(app, 1, line);
    for (Tokens tokens : before) {
      assertThat(client.refresh(tokens.refreshToken())).hasStatus(401);
      assertThat(client.profile(tokens.accessToken())).hasStatus(401);
    }
    assertThat(client.profile(client.logIn("b@b.c", "secret1").tokens().accessToken()))
        .hasStatus(200);
  }

  @Test
  void everyFieldIsKept() {
    imports(
        app,
        1,
        """
        {"_id":"5f60207f14dfb25d24511222","email":"a@b.c","password":"secret1","disabled":true,\
        "creation_date":1500000000,"last_authentication_date":1600000000,"app":"%s"}
        """
            .formatted(app.emulated().clientAppId()));

    assertThat(admin.user("5f60207f14dfb25d24511222").document())
        .containsEntry("disabled", true)
        .containsEntry("creation_date", 1_500_000_000)
        .containsEntry("last_authentication_date", 1_600_000_000);
    assertThat(client.logIn("a@b.c", "secret1")).isRefusedWithCode(401, "UserDisabled");
  }

  @Test
  void identitiesGetTheProvidersOfTheApp() {
    admin.addProvider("oauth2-google", new Document());
    imports(
        app,
        1,
        """
        {"identities":[{"id":"117","provider_type":"oauth2-google",\
        "provider_id":"5f60207f14dfb25d24511233","data":{"name":"A"}}],\
        "email":"a@b.c","password":"secret1"}
        """);

    List<Document> identities = onlyUser().getList("identities", Document.class);
    assertThat(identities)
        .extracting(i -> i.get("provider_type"))
        .containsExactly("local-userpass", "oauth2-google");
    assertThat(admin.provider("oauth2-google"))
        .endsWith("/" + identities.get(1).getString("provider_id"));
    assertThat(identities.get(1))
        .containsEntry("id", "117")
        .containsEntry("provider_data", new Document("name", "A"));
  }

  @Test
  void aPendingAccountWaitsForItsConfirmation() {
    imports(app, 1, "{\"email\":\"a@b.c\",\"password\":\"secret1\",\"pending\":true}");

    assertThat(admin.users("")).hasBody("[]");
    assertThat(admin.pendingUsers("").documents()).hasSize(1);
    assertThat(client.logIn("a@b.c", "secret1")).isRefusedWithCode(401, "AuthError");
    assertThat(admin.onApp("POST", "/user_registrations/by_email/a@b.c/confirm", null))
        .isEmpty(204);
    client.logIn("a@b.c", "secret1").tokens();
  }

  @Test
  void aConfirmedAccountBecomesAUserWithItsFirstLogin() {
    imports(
        app,
        1,
        "{\"email\":\"a@b.c\",\"password\":\"secret1\",\"pending\":true,\"confirmed\":true}");

    assertThat(admin.users("")).hasBody("[]");
    assertThat(admin.pendingUsers("")).hasBody("[]");
    client.logIn("a@b.c", "secret1").tokens();
    assertThat(admin.countUsers()).isEqualTo(1);
  }

  @Test
  void aServerIsAUserWithAKeyThatIsKnown() {
    imports(app, 1, "{\"type\":\"server\",\"api_keys\":[{\"name\":\"ci\",\"key\":\"known-key\"}]}");

    assertThat(onlyUser())
        .containsEntry("type", "server")
        .containsEntry("data", new Document("name", "ci"));
    assertThat(client.logInWithKey("known-key").tokens().userId()).isEqualTo(onlyUser().get("_id"));
    assertThat(admin.onApp("GET", "/api_keys", null).documents())
        .extracting(key -> key.get("name"))
        .containsExactly("ci");
  }

  @Test
  void aKeyOfAPersonLogsThePersonIn() {
    imports(
        app,
        1,
        """
        {"email":"a@b.c","password":"secret1","api_keys":[{"name":"mine","key":"known-key"},\
        {"name":"off","key":"other-key","disabled":true}]}
        """);

    assertThat(client.logInWithKey("known-key").tokens().userId())
        .isEqualTo(client.logIn("a@b.c", "secret1").tokens().userId());
    assertThat(client.logInWithKey("other-key")).hasStatus(401);
    assertThat(admin.onApp("GET", "/api_keys", null)).hasBody("[]");
  }

  @Test
  void aMarkAtTheStartLineEndsOfWindowsAndBlankLinesDoNoHarm() {
    imports(
        app,
        2,
        "\uFEFF{\"email\":\"a@b.c\",\"password\":\"secret1\"}\r\n\r\n \t\n"
            + "{\"email\":\"ü@b.c\",\"password\":\"secret1\"}\r\n\n");

    client.logIn("a@b.c", "secret1").tokens();
    client.logIn("ü@b.c", "secret1").tokens();
  }

  @Test
  void nothingIsImportedFromNothing() {
    imports(app, 0, "");
    imports(app, 0, "\n\n");
  }

  @Test
  void usersJoinThoseThatAreThere() {
    String before = app.emulated().createUser("old@b.c", "secret1");

    imports(app, 1, "{\"email\":\"a@b.c\",\"password\":\"secret1\"}");

    assertThat(admin.users("").documents()).hasSize(2).anyMatch(u -> u.get("_id").equals(before));
  }

  @Test
  void aDisabledProviderHasUsersAllTheSame() {
    admin.switchProvider("local-userpass", "disable");

    imports(app, 1, "{\"email\":\"a@b.c\",\"password\":\"secret1\"}");
  }

  @Test
  void anAppThatDoesNotExistIsNotFound() {
    String url = app.emulator().baseUrl() + "/__emulator/v1/apps/nobody-abcde/users";

    assertThat(Http.send("POST", url, new byte[0])).hasStatus(404);
    assertThat(Http.send("GET", url, null)).hasStatus(404);
  }

  @Test
  void aSecondImportOfTheSameIsRefusedAndChangesNothing() {
    String line = "{\"email\":\"a@b.c\",\"password\":\"secret1\"}";
    imports(app, 1, line);
    String before = Travel.exportOf(app);

    assertThat(importInto(app, line + "\n{\"email\":\"new@b.c\",\"password\":\"secret1\"}"))
        .isRefused(400, "BadRequest", Travel.report("line 1: email 'a@b.c' exists already"));
    assertThat(importInto(app, before)).hasStatus(400);
    assertThat(Travel.exportOf(app)).isEqualTo(before);
  }

  private Document onlyUser() {
    List<Document> users = admin.users("").documents();
    assertThat(users).hasSize(1);
    return users.get(0);
  }
}
