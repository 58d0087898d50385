package io.appservices.emulator.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.Program;
import io.appservices.emulator.testing.ClientApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteVerbsTest {

  private final AppServicesEmulator emulator = AppServicesEmulator.start();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Program run(String... args) {
    return Program.against(emulator, args);
  }

  private ClientApiClient client() {
    return new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  }

  @Test
  void makesListsAndDeletesApps() {
    String app = run("apps", "create", "shop").done().strip();

    assertThat(app).startsWith("shop-");
    assertThat(run("apps", "list").done()).contains(app, "myapp-abcde");
    assertThat(run("apps", "delete", app).done()).isEqualTo("deleted " + app + "\n");
    assertThat(run("apps", "list", "--json").done()).doesNotContain(app);
  }

  @Test
  void asksWhichAppIsMeantOnlyIfThereAreMore() {
    assertThat(run("users", "list").status()).isZero();
    String app = run("apps", "create", "shop").done().strip();

    Program refused = run("users", "list");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("--app " + app, "--app myapp-abcde");
    assertThat(run("users", "list", "--app", app).status()).isZero();
    assertThat(run("users", "list", "--app", "myapp-abcd").err())
        .contains("did you mean myapp-abcde?");
  }

  @Test
  void carriesAnAppThroughAFolder() throws IOException {
    String folder = directory.resolve("shop").toString();
    Program.run("init", folder).done();

    String made = run("apps", "import", folder).done().strip();
    assertThat(run("apps", "import", folder, "--app", "myapp-abcde").done())
        .startsWith("myapp-abcde is as in");
    run("apps", "export", directory.resolve("copy").toString(), "--app", made).done();
    run("apps", "export", directory.resolve("copy.zip").toString(), "--app", made).done();

    assertThat(Files.readString(directory.resolve("copy/functions/hello.js")))
        .isEqualTo(Files.readString(Path.of(folder, "functions/hello.js")));
    assertThat(directory.resolve("copy.zip")).isNotEmptyFile();
    assertThat(run("apps", "export", folder, "--app", made).err()).contains("is not empty");
  }

  @Test
  void leavesNoAppBehindIfItsFolderCannotBeUsed() throws IOException {
    Path folder = directory.resolve("shop");
    Program.run("init", folder.toString()).done();
    Files.writeString(folder.resolve("functions/hello.js"), "exports = function (");

    Program refused = run("apps", "import", folder.toString());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("cannot use the import", "SyntaxError");
    assertThat(run("apps", "list").done().lines()).hasSize(2);
    assertThat(run("apps", "import", "no-such-folder").status()).isEqualTo(2);
  }

  @Test
  void stopsSetsAndAdvancesTheClock() {
    run("clock", "freeze").done();

    assertThat(run("clock", "set", "2030-01-01T00:00:00Z").done())
        .isEqualTo("2030-01-01T00:00:00Z (frozen)\n");
    assertThat(run("clock", "advance", "1d2h3m4s").done())
        .isEqualTo("2030-01-02T02:03:04Z (frozen)\n");
    assertThat(run("clock", "show", "--json").done()).contains("\"frozen\":true");
    assertThat(run("clock", "resume").done()).startsWith("2030-01-02").doesNotContain("frozen");
    assertThat(run("clock", "reset").done()).doesNotStartWith("2030-01-02");
    assertThat(run("clock", "set", "tomorrow").err()).contains("'tomorrow'");
  }

  @ParameterizedTest
  @CsvSource({"90s,PT90S", "31m,PT31M", "1h30m,PT90M", "60d,PT1440H", "-5m,PT-5M", "PT1M,PT1M"})
  void readsDurations(String text, Duration duration) {
    assertThat(ClockCommand.duration(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "5", "m", "5m3h", "99999999999s", "1.5h"})
  void refusesWhatIsNoDuration(String text) {
    Program refused = run("clock", "advance", "--", text);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("expected a duration");
  }

  @Test
  void goesBackToASnapshotAndToTheStart() {
    emulator.app().createUser("ada@example.com", "correct horse");
    String snapshot = run("snapshot", "save").done().strip();
    assertThat(run("reset").done()).isEqualTo("started over\n");
    assertThat(run("users", "list").done()).doesNotContain("ada@example.com");

    run("snapshot", "restore", snapshot).done();

    assertThat(run("users", "list").done()).contains("ada@example.com");
    assertThat(run("snapshot", "list").done().lines()).hasSize(2);
    run("snapshot", "delete", snapshot).done();
    assertThat(run("snapshot", "restore", snapshot).status()).isEqualTo(1);
  }

  @Test
  void tellsWhatATokenSaysAndWhetherItIsAccepted() {
    String user = emulator.app().createUser("ada@example.com", "correct horse");
    String token = emulator.app().users().logIn("ada@example.com", "correct horse").accessToken();

    assertThat(run("token", "Bearer " + token).done())
        .contains("user      " + user, "type      access", "accepted  yes");
    emulator.app().revokeSessions(user);
    Program refused = run("token", token);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).contains("accepted  no: ");
    assertThat(run("token", token, "--offline", "--json").done()).contains(user);
    assertThat(run("token", "abc").status()).isEqualTo(2);
  }

  @Test
  void showsMailsAndWaitsForThem() {
    emulator.app().providers().autoConfirm(false);
    client().register("ada@example.com", "correct horse");

    assertThat(run("mails", "show", "--to", "ada@example.com", "--wait", "5").done())
        .contains("confirmation", "link ", "token ");
    assertThat(run("mails", "list").done()).contains("ada@example.com");
    run("mails", "clear").done();
    Program none = run("mails", "show");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("no such mail");
    assertThat(run("mails", "list", "--wait", "61").err()).contains("0 to 60");
  }

  @Test
  void showsRequestsWithTheReasonOfARefusal() {
    emulator.app().createUser("ada@example.com", "correct horse");
    client().logIn("ada@example.com", "wrong horse");

    assertThat(run("logs", "--refused").done())
        .contains(" 401 POST ", "invalid username/password")
        .hasLineCount(1);
    assertThat(run("logs", "--functions").done()).contains("AUTH 401");
    assertThat(run("logs", "--operation", "clientLogin", "--json").done()).contains("clientLogin");
  }

  @Test
  void showsRequestsOfAUserByIdOrEmail() {
    String id = emulator.app().createUser("ada@example.com", "correct horse");
    client().logIn("ada@example.com", "correct horse");
    client().logInAnonymously();

    assertThat(run("logs", "--user", "Ada@example.com").done())
        .contains("user=" + id)
        .hasLineCount(1)
        .isEqualTo(run("logs", "--user", id).done());
    assertThat(run("logs", "--functions", "--user", "ada@example.com").done()).hasLineCount(1);
    Program nobody = run("logs", "--user", "eve@example.com");
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.err()).contains("no user 'eve@example.com' in myapp-abcde");
  }

  @Test
  void printsVariablesForShells() {
    String url = emulator.baseUrl();

    assertThat(run("env").done())
        .contains(
            "export APPSERVICES_EMULATOR_URL='" + url + "'\n",
            "export APPSERVICES_EMULATOR_APP='myapp-abcde'\n",
            "export APPSERVICES_EMULATOR_ADMIN_KEY='emulator:emulator-private-key'\n");
    assertThat(run("env", "--shell", "fish").done())
        .contains("set -gx APPSERVICES_EMULATOR_URL '" + url + "'");
    assertThat(run("env", "--shell", "dotenv").done()).contains("APPSERVICES_EMULATOR_URL=" + url);
    assertThat(run("env", "--shell", "tcsh").status()).isEqualTo(2);
  }

  @Test
  void saysThatNoServerAnswers() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    Program refused = Program.run("users", "list", "--url", "http://127.0.0.1:" + port);

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("no emulator answers", "--url", "APPSERVICES_EMULATOR_URL");
    assertThat(Program.run("reset", "--url", "localhost:9090").status()).isEqualTo(2);
  }
}
