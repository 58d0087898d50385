package io.appservices.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.EmulatedUser;
import io.appservices.testkit.AppServicesExtension;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AppServicesExtension.class)
class AdminApiTest {

  @Test
  void findsUsersByIdAndEmail(AdminApi admin) {
    String id = admin.createUser("user@example.com", "correct horse");

    EmulatedUser user = admin.findUser(id).orElseThrow();
    assertThat(user.email()).contains("user@example.com");
    assertThat(user.lastLogin()).isEmpty();
    assertThat(admin.findUserByEmail("user@example.com")).contains(user);
    assertThat(admin.findUser("5f60207f14dfb25d24511203")).isEqualTo(Optional.empty());
    assertThat(admin.findUserByEmail("nobody@example.com")).isEmpty();
  }

  @Test
  void listsMoreUsersThanAPageHas(AdminApi admin, ControlApi control) {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 120)
        .forEach(
            i -> lines.append("{\"email\":\"u" + i + "@example.com\",\"password\":\"secret\"}\n"));
    assertThat(control.importUsers(lines.toString())).isEqualTo(120);

    assertThat(admin.users()).hasSize(120).doesNotHaveDuplicates();
    assertThat(control.exportUsers().lines()).hasSize(120);
  }

  @Test
  void changesWhatAUserMayDo(AdminApi admin, ClientApi client) {
    String id = admin.createUser("user@example.com", "correct horse");
    SignedInUser user = client.logIn("user@example.com", "correct horse");

    admin.revokeSessions(id);
    assertThatThrownBy(user::refresh).hasMessageContaining("InvalidSession");
    admin.disableUser(id);
    assertThat(admin.findUser(id).orElseThrow().disabled()).isTrue();
    assertThatThrownBy(user::logIn).hasMessageContaining("UserDisabled");
    admin.enableUser(id);
    user.logIn();
    assertThat(admin.verifyToken(user.accessToken())).containsEntry("sub", id);
    admin.deleteUser(id);
    assertThatThrownBy(user::logIn).hasMessageContaining("InvalidPassword");
    assertThatThrownBy(() -> admin.deleteUser(id))
        .isInstanceOf(RefusedCallException.class)
        .hasMessageContainingAll("DELETE /api/admin/v3.0/groups/", "404 UserNotFound");
  }

  @Test
  void confirmsAndDeletesPendingUsers(AdminApi admin, ClientApi client, ControlApi control) {
    control.importPendingUser("ada@example.com", "correct horse");
    control.importPendingUser("eve@example.com", "correct horse");
    assertThat(admin.pendingUsers()).containsExactly("ada@example.com", "eve@example.com");

    admin.confirmPendingUser("ada@example.com");
    admin.deletePendingUser("eve@example.com");

    assertThat(admin.pendingUsers()).doesNotContain("eve@example.com");
    assertThat(client.logIn("ada@example.com", "correct horse").id()).hasSize(24);
  }

  @Test
  void switchesProviders(AdminApi admin, ClientApi client) {
    admin.disableProvider("anon-user");
    assertThatThrownBy(client::logInAnonymously).isInstanceOf(RefusedCallException.class);

    admin.enableProvider("anon-user", Map.of());
    client.logInAnonymously();
    admin.enableProvider("local-userpass", Map.of("autoConfirm", false));
    client.register("user@example.com", "correct horse");
    assertThat(admin.pendingUsers()).containsExactly("user@example.com");
  }

  @Test
  void makesKeysOfTheApp(AdminApi admin, ClientApi client) {
    String key = admin.createApiKey("ci");

    assertThat(client.logInWithApiKey(key).profile().type()).isEqualTo("server");
  }

  @Test
  void logsInAgainWhenItsTokenHasExpired(AdminApi admin, AppServicesEmulator emulator) {
    admin.users();

    emulator.clock().advance(Duration.ofDays(1));

    assertThat(admin.users()).isEmpty();
  }

  @Test
  void anyRequestCanBeSent(AdminApi admin) {
    assertThat(admin.request("GET", "{app}/functions", null).objects()).isEmpty();
    assertThat(admin.request("GET", "/auth/profile", null).isSuccess()).isTrue();
    assertThat(admin.request("GET", "{app}/users/nonsense", null).isSuccess()).isFalse();
  }
}
