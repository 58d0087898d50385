package io.appservices.emulator.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.Program;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersVerbTest {

  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().operator(o -> o.key("public", "private")).build());

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Program users(String verb, String... args) {
    String[] all = new String[args.length + 4];
    System.arraycopy(new String[] {"users", verb}, 0, all, 0, 2);
    System.arraycopy(args, 0, all, 2, args.length);
    all[all.length - 2] = "--admin-key";
    all[all.length - 1] = "public:private";
    return Program.against(emulator, all);
  }

  private String create(String email) {
    return users("create", email, "--password", "correct horse").done().strip();
  }

  @Test
  void makesUsersWhoCanLogIn() {
    String id = create("ada@example.com");

    assertThat(emulator.app().users().logIn("ada@example.com", "correct horse").userId())
        .isEqualTo(id);
  }

  @Test
  void takesAndRefusesTheEmailsThatRegistrationDoes() {
    create("noemail");

    Program tooLong = users("create", "a".repeat(129), "--password", "correct horse");
    Program taken = users("create", "noemail", "--password", "correct horse");

    MistakesTest.assertOneLine(tooLong, 2, "email invalid");
    MistakesTest.assertOneLine(taken, 1, "name already in use");
  }

  @Test
  void listsUsersByStateAndProvider() {
    create("ada@example.com");
    create("bob@example.com");
    users("disable", "bob@example.com").done();

    assertThat(users("list").done()).contains("ada@example.com", "bob@example.com");
    assertThat(users("list", "--state", "disabled").done())
        .contains("bob@example.com")
        .doesNotContain("ada@example.com");
    assertThat(users("list", "--provider", "anon-user").done()).doesNotContain("@");
    assertThat(users("list", "--limit", "1").done().lines()).hasSize(2);
  }

  @Test
  void listsMoreUsersThanAPageHas() {
    for (int i = 0; i < 120; i++) {
      emulator.app().createUser("user" + i + "@example.com", "correct horse");
    }

    Object all = Ejson.parse(users("list", "--json").done());

    assertThat((List<?>) all).hasSize(120).doesNotHaveDuplicates();
    assertThat(users("show", "user119@example.com").done()).contains("user119@example.com");
  }

  @Test
  void disablesEnablesRevokesAndDeletesByEmailOrId() {
    String id = create("ada@example.com");

    assertThat(users("disable", "ADA@example.com").done()).startsWith("disabled " + id);
    assertThat(users("show", id).done()).contains("disabled");
    assertThat(users("enable", id).done()).startsWith("enabled");
    assertThat(users("revoke", id).done()).startsWith("revoked");
    assertThat(users("delete", "ada@example.com", "--quiet").done()).isEmpty();
    assertThat(users("list", "--json").done()).isEqualToIgnoringNewLines("[]");
  }

  @Test
  void prefersTheUserWhoseEmailIsTheSameInCaseToo() throws IOException {
    Path file = directory.resolve("users.jsonl");
    Files.writeString(
        file,
        """
        {"email":"ada@example.com","password":"correct horse"}
        {"email":"Ada@example.com","password":"correct horse"}
        """);
    users("import", file.toString()).done();

    assertThat(users("show", "Ada@example.com").done()).contains("Ada@example.com");
    assertThat(users("disable", "ada@example.com").done()).contains("ada@example.com");
    assertThat(users("show", "ADA@example.com").err()).contains("more than one user");
  }

  @Test
  void changesNobodyIfOneOfThoseNamedIsNotThere() {
    create("ada@example.com");

    Program refused = users("delete", "ada@example.com", "eve@example.com");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo("appservices-emulator users delete: no user 'eve@example.com' in myapp-abcde\n");
    assertThat(users("list").done()).contains("ada@example.com");
  }

  @Test
  void listsConfirmsAndDeletesWhoIsPending() throws Exception {
    Path file = directory.resolve("users.jsonl");
    Files.writeString(
        file,
        """
        {"email":"eve@example.com","password":"correct horse","pending":true}
        {"email":"fay@example.com","password":"correct horse","pending":true}
        """);
    assertThat(users("import", file.toString()).done()).isEqualTo("imported 2 users\n");

    assertThat(users("list", "--pending").done()).contains("eve@example.com", "fay@example.com");
    assertThat(users("disable", "eve@example.com").err()).contains("users list --pending");
    assertThat(users("confirm", "eve@example.com").done()).isEqualTo("confirmed eve@example.com\n");
    users("delete", "--pending", "fay@example.com").done();
    assertThat(users("list", "--pending").done()).doesNotContain("@");
    assertThat(users("list", "--pending", "--state", "enabled").status()).isEqualTo(2);
  }

  @Test
  void findsAllWhoArePendingBeforeAnyIsConfirmedOrDeleted() throws Exception {
    Path file = directory.resolve("users.jsonl");
    Files.writeString(
        file,
        """
        {"email":"eve@example.com","password":"correct horse","pending":true}
        {"email":"fay@example.com","password":"correct horse","pending":true}
        """);
    users("import", file.toString()).done();
    create("ada@example.com");

    assertThat(users("confirm", "eve@example.com", "gil@example.com").err())
        .isEqualTo(
            "appservices-emulator users confirm:"
                + " no pending account 'gil@example.com' in myapp-abcde\n");
    assertThat(users("confirm", "eve@example.com", "Ada@example.com").err())
        .contains("'Ada@example.com'", "is confirmed already");
    assertThat(users("delete", "--pending", "fay@example.com", "6b0c83c5eaf021adf2000001").status())
        .isEqualTo(1);
    assertThat(users("list", "--pending").done()).contains("eve@example.com", "fay@example.com");
    Document eve =
        (Document) ((List<?>) Ejson.parse(users("list", "--pending", "--json").done())).get(0);
    assertThat(users("confirm", eve.getString("_id"), "EVE@example.com", "Fay@example.com").done())
        .isEqualTo("confirmed eve@example.com\nconfirmed fay@example.com\n");
  }

  @Test
  void exportsWhatItImportsAgain() {
    create("ada@example.com");
    Path file = directory.resolve("users.jsonl");

    assertThat(users("export", file.toString()).done()).startsWith("exported 1 user to ");
    assertThat(users("export").done()).isEqualTo(read(file));
    users("delete", "ada@example.com").done();
    users("import", file.toString()).done();

    assertThat(users("list").done()).contains("ada@example.com");
  }

  @Test
  void namesEveryLineThatCannotBeImported() throws Exception {
    Path file = directory.resolve("users.jsonl");
    Files.writeString(file, "{\"emial\":\"a@example.com\"}\n");

    Program refused = users("import", file.toString());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("line 1: unexpected field 'emial'");
    assertThat(users("import", "no-such-file").status()).isEqualTo(2);
  }

  @Test
  void showsNothingThatATerminalWouldObey() {
    create("ada\u001b[31m@example.com");

    assertThat(users("list").out()).doesNotContain("\u001b");
    assertThat(users("list", "--json").out()).doesNotContain("\u001b");
    assertThat(users("show", "ada\u001b[31m@example.com").out()).doesNotContain("\u001b");
    assertThat(users("show", "eve\u001b[31m@example.com").err()).doesNotContain("\u001b");
  }

  @Test
  void showsAUserAsJson() {
    String id = create("ada@example.com");

    Document user = Ejson.parseDocument(users("show", id, "--json").done());

    assertThat(user.getString("_id")).isEqualTo(id);
    assertThat(user.getList("devices", Object.class)).isEmpty();
  }

  @Test
  void refusesAWrongKey() {
    Program refused = Program.against(emulator, "users", "list", "--admin-key", "a:b");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(Program.against(emulator, "users", "list", "--admin-key", "auto").err())
        .contains("--admin-key", "has printed");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
