package io.appservices.emulator.realmcli;

import static io.appservices.emulator.realmcli.CliClient.Filter.NONE;
import static io.appservices.emulator.realmcli.CliClient.Filter.PENDING;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.realmcli.CliClient.Row;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The commands of the command line for pending users, and its tokens. */
class PendingUsersCommandsTest extends UsersCommandsFixture {

  @Test
  void theAccountOfALocalServerLogsInToo() {
    connection.logIn(
        "local-userpass",
        new Document("username", EmulatorConfig.DEFAULT_ADMIN_USERNAME)
            .append("password", EmulatorConfig.DEFAULT_ADMIN_PASSWORD));

    assertThat(cli.list(NONE)).isEmpty();
  }

  @Test
  void pendingUsersAreListedWithBlanks() {
    String pending = register("a@b.c");
    register("b@b.c");

    List<CliUser> listed = cli.list(PENDING);

    assertThat(lastCall()).isEqualTo("GET " + path + "/user_registrations/pending_users");
    assertThat(listed).hasSize(2);
    CliUser first = listed.get(0);
    assertThat(first.id()).isEqualTo(pending);
    assertThat(first.type()).isEmpty();
    assertThat(first.providerTypes()).isEmpty();
    assertThat(first.data()).isEmpty();
    assertThat(ids(cli.list(PENDING.users(pending)))).containsExactly(pending);
  }

  @Test
  void whatPendingUsersAreToldToDoFailsRowByRow() {
    Row row = new Row(register("a@b.c"), "user not found");
    Row other = new Row(register("b@b.c"), "user not found");

    assertThat(cli.delete(PENDING)).containsExactly(row, other);
    assertThat(lastCall()).isEqualTo("DELETE " + path + "/users/" + other.id());
    assertThat(cli.disable(PENDING)).containsExactly(row, other);
    assertThat(cli.enable(PENDING)).containsExactly(row, other);
    assertThat(cli.revoke(PENDING)).containsExactly(row, other);
    assertThat(cli.list(PENDING)).hasSize(2);
  }

  @Test
  void anExpiredTokenIsRefreshedAndTheCallRepeated() {
    emulator.clock().advance(Duration.ofMinutes(31));

    assertThat(cli.createEmail("a@b.c", PASSWORD)).containsKey("_id");
    assertThat(connection.takeCalls())
        .startsWith("GET /auth/profile", "POST /auth/session", "GET /auth/profile");
  }

  @Test
  void aBadKeyPairIsNoReasonToRefresh() {
    connection.takeCalls();

    assertThatExceptionOfType(CliError.class)
        .isThrownBy(
            () ->
                connection.logIn(
                    "mongodb-cloud", new Document("username", "x").append("apiKey", "y")))
        .withMessage(
            "failed to authenticate with MongoDB Cloud API: You are not authorized for this"
                + " resource.");
    assertThat(connection.takeCalls()).hasSize(1);
  }

  private String register(String email) {
    EmulatorInternals.userpass(emulator, app.emulated(), new Document("autoConfirm", false));
    assertThat(app.client().register(email, PASSWORD)).isDone(201);
    List<Document> pending = app.admin().pendingUsers("").documents();
    return pending.get(pending.size() - 1).getString("_id");
  }
}
