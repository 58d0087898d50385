package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.Answer;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.FileErrors;
import io.appservices.emulator.cli.terminal.NewFiles;
import io.appservices.emulator.cli.terminal.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verbs that read and write files of users. */
final class UserTransfer {

  private static final String STANDARD = "-";

  private UserTransfer() {}

  /** {@code users import}. */
  @Command(
      name = "import",
      description = "Makes users from a file, a line of JSON for each: all of them or none.",
      footer = {
        "",
        "Examples:",
        "  appservices-emulator users import users.jsonl",
        "  jq -c '.[]' users.json | appservices-emulator users import -"
      })
  static final class Import implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private AppOptions app = new AppOptions();

    @Parameters(paramLabel = "FILE", description = "The file; - is standard input.")
    private String file = STANDARD;

    @Override
    public Integer call() throws IOException {
      byte[] lines = read(file);
      Server found = server.server();
      String path = "/apps/" + app.app(found).clientAppId() + "/users";
      Answer answer =
          server.during(
              "importing " + Quantity.of(count(lines), "user"),
              () -> found.post(path, lines, "application/x-ndjson"));
      int imported = answer.document().getInteger("imported", 0);
      server.say("imported " + Quantity.of(imported, "user"));
      return 0;
    }
  }

  /** {@code users export}. */
  @Command(
      name = "export",
      description =
          "Writes the users of an app, a line of JSON for each, with hashes of their passwords.",
      footer = {
        "",
        "Examples:",
        "  appservices-emulator users export users.jsonl",
        "  appservices-emulator users export | head -1"
      })
  static final class Export implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private AppOptions app = new AppOptions();

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description = "The file; - or nothing is standard output.")
    private String file = STANDARD;

    @Override
    public Integer call() {
      Server found = server.server();
      String path = "/apps/" + app.app(found).clientAppId() + "/users";
      byte[] lines = server.during("exporting users", () -> found.get(path)).body();
      if (file.equals(STANDARD)) {
        server.out().print(new Answer("", 0, lines).text());
        server.out().flush();
      } else {
        NewFiles.replace(Path.of(file), lines);
        server.say("exported " + Quantity.of(count(lines), "user") + " to " + file);
      }
      return 0;
    }
  }

  /** Returns how many lines there are that are not blank: the users in a file. */
  private static long count(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .count();
  }

  private static byte[] read(String file) throws IOException {
    if (file.equals(STANDARD)) {
      return System.in.readAllBytes();
    }
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw CommandException.usage("cannot read " + file + ": " + FileErrors.reason(e));
    }
  }
}
