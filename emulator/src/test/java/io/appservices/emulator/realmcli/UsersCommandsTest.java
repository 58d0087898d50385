package io.appservices.emulator.realmcli;

import static io.appservices.emulator.realmcli.CliClient.Filter.NONE;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.realmcli.CliClient.Row;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** {@code realm-cli users ...}: the calls that each command makes, and what it needs of answers. */
class UsersCommandsTest extends UsersCommandsFixture {

  private static final String NOBODY = "5f60207f14dfb25d24511299";

  @Test
  void everyCommandLooksForItsAppFirst() {
    cli.list(NONE);

    assertThat(connection.takeCalls())
        .containsExactly(
            "GET /auth/profile",
            "GET " + group,
            "GET " + group + "?product=atlas",
            "GET " + group + "?product=data-api",
            "GET " + group + "?product=device-sync",
            "GET " + path + "/users");
  }

  @Test
  void anAppIsFoundByTheStartOfItsId() {
    String start = app.emulated().clientAppId().toUpperCase(Locale.ROOT);
    app.emulated().createUser("a@b.c", PASSWORD);

    assertThat(new CliClient(connection, start).list(NONE)).hasSize(1);
  }

  @Test
  void createMakesAUserThatListShowsAsItIs() {
    Document created = cli.createEmail("a@b.c", PASSWORD);

    assertThat(lastCall()).isEqualTo("POST " + path + "/users");
    assertThat(cli.list(NONE)).containsExactly(CliUser.of(created));
    CliUser user = CliUser.of(created);
    assertThat(user.data()).containsEntry("email", "a@b.c");
    assertThat(user.type()).isEqualTo("normal");
    assertThat(user.providerTypes()).containsExactly("local-userpass");
    assertThat(user.disabled()).isFalse();
    assertThat(user.lastAuthenticationDate()).isZero();
  }

  @Test
  void createMakesAnApiKeyWithAUser() {
    Document key = cli.createApiKey("ci");

    assertThat(lastCall()).isEqualTo("POST " + path + "/api_keys");
    assertThat(key)
        .containsKeys("_id", "key")
        .containsEntry("name", "ci")
        .containsEntry("disabled", false);
    CliUser server = cli.list(NONE.providers("api-key")).get(0);
    assertThat(server.id()).isNotEqualTo(key.get("_id"));
    assertThat(server.type()).isEqualTo("server");
    assertThat(server.data()).containsEntry("name", "ci");
  }

  @Test
  void createFailsForAnEmailThatIsTaken() {
    cli.createEmail("a@b.c", PASSWORD);

    assertThatExceptionOfType(CliError.class)
        .isThrownBy(() -> cli.createEmail("a@b.c", PASSWORD))
        .withMessage("name already in use");
  }

  @Test
  void listFiltersByStateAndProviderOnTheServer() {
    String enabled = app.emulated().createUser("a@b.c", PASSWORD);
    String disabled = app.emulated().createUser("b@b.c", PASSWORD);
    app.emulated().users().disable(disabled);
    String anonymous = app.client().logInAnonymously().tokens().userId();

    assertThat(ids(cli.list(NONE.state("enabled")))).containsExactly(enabled, anonymous);
    assertThat(lastCall()).isEqualTo("GET " + path + "/users?status=enabled");
    assertThat(ids(cli.list(NONE.state("disabled")))).containsExactly(disabled);
    assertThat(ids(cli.list(NONE.providers("anon-user")))).containsExactly(anonymous);
    assertThat(ids(cli.list(NONE.providers("api-key", "local-userpass").state("enabled"))))
        .containsExactly(enabled);
    assertThat(lastCall())
        .isEqualTo("GET " + path + "/users?provider_types=api-key%2Clocal-userpass&status=enabled");
  }

  @Test
  void listOfIdsAsksForEachAndFiltersItself() {
    String enabled = app.emulated().createUser("a@b.c", PASSWORD);
    String disabled = app.emulated().createUser("b@b.c", PASSWORD);
    app.emulated().users().disable(disabled);

    assertThat(ids(cli.list(NONE.users(enabled, disabled).state("disabled"))))
        .containsExactly(disabled);
    assertThat(connection.takeCalls())
        .endsWith("GET " + path + "/users/" + enabled, "GET " + path + "/users/" + disabled);
    assertThat(cli.list(NONE.users(enabled).providers("anon-user"))).isEmpty();
  }

  @Test
  void anIdOfNobodyFailsTheCommandBeforeItDoesAnything() {
    String user = app.emulated().createUser("a@b.c", PASSWORD);

    assertThatExceptionOfType(CliError.class)
        .isThrownBy(() -> cli.delete(NONE.users(user, NOBODY)))
        .withMessage("user not found")
        .satisfies(e -> assertThat(e.code()).isEqualTo("UserNotFound"));
    assertThat(ids(cli.list(NONE))).containsExactly(user);
  }

  @Test
  void aListShowsTheFirstFiftyOnly() {
    for (int i = 0; i < 51; i++) {
      app.emulated().createUser(i + "@b.c", PASSWORD);
    }

    assertThat(cli.list(NONE)).hasSize(50);
    assertThat(connection.takeCalls()).hasSize(6);
  }

  @Test
  void disableEnableRevokeAndDelete() {
    Tokens user = app.client().signUp("a@b.c", PASSWORD);
    String other = app.emulated().createUser("b@b.c", PASSWORD);
    List<Row> bothWell = List.of(new Row(user.userId(), ""), new Row(other, ""));
    CliClient.Filter both = NONE.users(user.userId(), other);
    String userPath = path + "/users/" + user.userId();

    assertThat(cli.revoke(both)).isEqualTo(bothWell);
    assertThat(connection.takeCalls()).contains("PUT " + userPath + "/logout");
    assertThat(app.client().refresh(user.refreshToken())).isRefusedWithCode(401, "InvalidSession");
    assertThat(cli.disable(both)).isEqualTo(bothWell);
    assertThat(connection.takeCalls()).contains("PUT " + userPath + "/disable");
    assertThat(app.client().logIn("a@b.c", PASSWORD)).isRefusedWithCode(401, "UserDisabled");
    assertThat(cli.enable(both)).isEqualTo(bothWell);
    assertThat(connection.takeCalls()).contains("PUT " + userPath + "/enable");
    app.client().logIn("a@b.c", PASSWORD).tokens();
    assertThat(cli.delete(both)).isEqualTo(bothWell);
    assertThat(connection.takeCalls()).contains("DELETE " + userPath);
    assertThat(cli.list(NONE)).isEmpty();
  }

  @Test
  void deleteTakesWhatItsFiltersSelect() {
    String kept = app.emulated().createUser("a@b.c", PASSWORD);
    String disabled = app.emulated().createUser("b@b.c", PASSWORD);
    app.emulated().users().disable(disabled);

    assertThat(cli.delete(NONE.state("disabled").providers("local-userpass")))
        .containsExactly(new Row(disabled, ""));
    assertThat(ids(cli.list(NONE))).containsExactly(kept);
  }
}
