package io.appservices.emulator.cli;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users that a server starts with and leaves behind. */
@Timeout(180)
class UsersIT {

  private static final String APP = "myapp-abcde";

  @TempDir private Path directory;

  @Test
  void aServerStartsWithTheUsersOfItsFiles() throws Exception {
    Path one = file("one.jsonl", user("a@b.c"));
    Path other = file("other.jsonl", user("b@b.c"));

    try (Running emulator =
        Launch.of("start", "--port", "0", "--users", one.toString(), "--users", other.toString())
            .start()) {
      client(emulator).logIn("a@b.c", "secret1").tokens();
      client(emulator).logIn("b@b.c", "secret1").tokens();
    }
  }

  @Test
  void whatItLeavesWhenItIsToldToStopTheNextOneStartsWith() throws Exception {
    Path file = directory.resolve("left.jsonl");
    String userId;
    try (Running emulator =
        Launch.of("start", "--port", "0", "--export-on-exit", file.toString()).start()) {
      userId = client(emulator).signUp("a@b.c", "secret1").userId();
      assertThat(file).doesNotExist();
      emulator.stop("TERM");
    }
    assertThat(directory)
        .isDirectoryContaining(path -> path.equals(file))
        .isDirectoryNotContaining("glob:**/.writing-*");

    Launch next =
        Launch.of("start", "--port", "0")
            .with("APPSERVICES_EMULATOR_USERS", file.toString())
            .with("APPSERVICES_EMULATOR_EXPORT_ON_EXIT", file.toString());
    try (Running emulator = next.start()) {
      assertThat(client(emulator).logIn("a@b.c", "secret1").tokens().userId()).isEqualTo(userId);
      Response added = Http.send("POST", users(emulator), user("b@b.c").getBytes(UTF_8));
      assertThat(added).isJson(200).hasBody("{\"imported\":1}");
      emulator.stop("INT");
    }
    assertThat(Files.readString(file)).contains("a@b.c", "b@b.c");
  }

  @Test
  void tellsHowManyUsersWereReadAndExportsWhenAsked() throws Exception {
    Path seeds = file("seeds.jsonl", user("a@b.c") + user("b@b.c"));
    Path file = directory.resolve("users.jsonl");
    try (Running emulator =
        Launch.of(
                "start",
                "--port",
                "0",
                "--users",
                seeds.toString(),
                "--export-on-exit",
                file.toString())
            .start()) {
      assertThat(emulator.banner().get(0)).isEqualTo("users 2 read from " + seeds);

      Response exported = Http.send("POST", emulator.baseUrl() + "/__emulator/v1/export", null);

      assertThat(exported).isJson(200);
      assertThat(exported.document().getInteger("exported")).isEqualTo(2);
      assertThat(emulator.nextLine()).isEqualTo("users 2 written to " + file);
      assertThat(Files.readString(file)).contains("a@b.c", "b@b.c");
      client(emulator).signUp("c@b.c", "secret1");
      emulator.stop("TERM");
    }
    assertThat(Files.readString(file)).contains("a@b.c", "b@b.c", "c@b.c");
  }

  /** As root, permissions say nothing: below /proc nobody can make a file. */
  @Test
  void aTargetThatCannotBeWrittenIsRefusedAtTheStart() throws Exception {
    Launch.of("start", "--port", "0", "--export-on-exit", directory.toString())
        .run()
        .assertRefused("--export-on-exit", "expected a file that can be written");
    Launch.of("start", "--port", "0", "--export-on-exit", "/proc/users.jsonl")
        .run()
        .assertRefused("cannot write /proc/users.jsonl");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theFirstRunWithAFileThatItIsToLeaveStartsWithoutUsers() throws Exception {
    Path file = directory.resolve("users.jsonl");
    try (Running emulator =
        Launch.of("start", "--port", "0", "--users", file.toString())
            .with("APPSERVICES_EMULATOR_EXPORT_ON_EXIT", file.toString())
            .start()) {
      client(emulator).signUp("a@b.c", "secret1");

      Launch.Ended ended = emulator.end("TERM");

      assertThat(ended.status()).isZero();
      assertThat(ended.err()).startsWith("note  " + file + ": not there yet");
      assertThat(emulator.nextLine()).isEqualTo("users 1 written to " + file);
    }
    assertThat(file).content().contains("a@b.c");
  }

  @Test
  void anExportThatFailsIsToldAndTheStatusIs1() throws Exception {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    Path file = gone.resolve("left.jsonl");
    try (Running emulator =
        Launch.of("start", "--port", "0", "--export-on-exit", file.toString()).start()) {
      Files.delete(gone);

      Launch.Ended ended = emulator.end("TERM");

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err())
          .startsWith("appservices-emulator: cannot write " + file)
          .contains("NoSuchFileException");
    }
  }

  @Test
  void aBrokenFileIsReportedAsAWholeBeforeThePortOpens() throws Exception {
    Path broken = file("broken.jsonl", "{}\n" + user("a@b.c") + "{\"email\":5}\n");

    Launch.Ended ended = Launch.of("start", "--port", "0", "--users", broken.toString()).run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .isEqualTo(
            """
            appservices-emulator start: %s: 2 lines cannot be imported, so nothing was:
            line 1: no identity: give 'email' or 'identities'
            line 3: 'email' must be a string
            """
                .formatted(broken));
  }

  @Test
  void aFileThatIsNotThereAndAPlaceWhereNoneCanBeAreRefused() throws Exception {
    Launch.of("start", "--port", "0", "--users", "nobody.jsonl")
        .run()
        .assertRefused("no such file: nobody.jsonl");
    Launch.of("start", "--port", "0", "--export-on-exit", directory.resolve("no/x").toString())
        .run()
        .assertRefused("invalid value for --export-on-exit: expected a file that can be written");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String user(String email) {
    return "{\"email\":\"" + email + "\",\"password\":\"secret1\"}\n";
  }

  private static ClientApiClient client(Running emulator) {
    return new ClientApiClient(emulator.baseUrl(), APP);
  }

  private static String users(Running emulator) {
    return emulator.baseUrl() + "/__emulator/v1/apps/" + APP + "/users";
  }
}
