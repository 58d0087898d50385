package io.appservices.emulator.http.admin.config;

import static io.appservices.emulator.http.admin.config.AuthProviders.PATH;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What an operator changes about the ways to log in, and what that does to users. */
class AuthProviderChangeTest {

  private final TestApp app = TestApp.shared();
  private final AdminApiClient admin = app.admin();
  private final ClientApiClient client = app.client();
  private final AuthProviders providers = new AuthProviders(app);

  @Test
  void configurationIsMergedKeyByKey() {
    Document userpass = providers.userpass();
    Document before = providers.get(userpass).get("config", Document.class);
    admin.configure("local-userpass", new Document("autoConfirm", false).append("x", 1));
    admin.configure("local-userpass", new Document("x", 2).append("resetPasswordUrl", "http://r"));

    Document after = new Document(before);
    after.append("autoConfirm", false).append("x", 2).append("resetPasswordUrl", "http://r");
    assertThat(providers.get(userpass).get("config")).isEqualTo(after);
    assertThat(providers.get(userpass))
        .containsEntry("disabled", false)
        .containsEntry("_id", userpass.get("_id"));
  }

  @Test
  void whatIsNoMapIsReplacedAsAWhole() {
    Document field = new Document("name", "a").append("required", false);
    Document created =
        providers.create(
            new Document("type", "custom-token").append("metadata_fields", List.of(field, field)));

    providers.patch(created, new Document("metadata_fields", List.of(field)));

    assertThat(providers.get(created)).containsEntry("metadata_fields", List.of(field));
  }

  @Test
  void theJsImportersWholeProviderIsAPatch() {
    Document userpass = providers.userpass();
    Document whole =
        new Document(providers.get(userpass))
            .append("name", "local-userpass")
            .append("config", new Document("autoConfirm", false).append("runResetFunction", false))
            .append("secret_config", new Document())
            .append("disabled", false);

    providers.patch(userpass, whole);

    assertThat(providers.get(userpass).get("config", Document.class))
        .containsEntry("autoConfirm", false)
        .containsEntry("runResetFunction", false);
    assertThat(admin.providers().documents())
        .extracting(p -> p.get("type"))
        .doesNotHaveDuplicates();
    providers.patch(userpass, new Document("disabled", true));
    assertThat(providers.get(userpass)).containsEntry("disabled", true);
  }

  @Test
  void disabledTheyRefuseTheNextLoginAndLeaveSessionsAlone() {
    Tokens user = client.signUp("a@b.c", "password");
    for (int i = 0; i < 2; i++) {
      admin.switchProvider("local-userpass", "disable");
    }

    for (Response refused :
        List.of(
            client.logIn("a@b.c", "password"),
            client.register("b@b.c", "password"),
            client.userpass("reset/send", Map.of("email", "a@b.c")),
            client.userpass("confirm/send", Map.of("email", "a@b.c")))) {
      assertThat(refused).isRefused(401, "InvalidSession", "unauthorized");
    }
    assertThat(client.profile(user.accessToken())).isJson(200);
    assertThat(client.refresh(user.refreshToken())).isJson(201);
    for (int i = 0; i < 2; i++) {
      admin.switchProvider("local-userpass", "enable");
    }
    assertThat(client.logIn("a@b.c", "password").tokens().userId()).isEqualTo(user.userId());
  }

  @Test
  void theyAreDeletedOnlyWhenDisabled() {
    Document anonymous = providers.ofType("anon-user");
    Tokens user = client.logInAnonymously().tokens();
    String path = PATH + "/" + anonymous.get("_id");
    assertThat(admin.onApp("DELETE", path, null)).isRefusedWithCode(400, "BadRequest");
    assertThat(client.logInAnonymously()).isJson(200);
    admin.switchProvider("anon-user", "disable");

    assertThat(admin.onApp("DELETE", path, null)).isEmpty(204);

    assertThat(client.logInAnonymously()).isRefused(401, "InvalidSession", "unauthorized");
    assertThat(client.profile(user.accessToken())).isJson(200);
    assertThat(admin.onApp("GET", path, null)).isRefusedWithCode(404, "AuthProviderNotFound");
    Document again = providers.create(new Document("type", "anon-user"));
    assertThat(again.get("_id")).isNotEqualTo(anonymous.get("_id"));
    assertThat(client.logInAnonymously()).isJson(200);
  }
}
