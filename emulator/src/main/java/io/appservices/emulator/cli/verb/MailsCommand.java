package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.App;
import io.appservices.emulator.cli.remote.Columns;
import io.appservices.emulator.cli.remote.CommandGroup;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mails}: the mails that the service would have sent. */
@Command(
    name = "mails",
    description = "Shows the mails that the service would have sent, with their links.",
    subcommands = {MailsCommand.Listing.class, MailsCommand.Show.class, MailsCommand.Clear.class},
    footer = {
      "",
      "Examples:",
      "  appservices-emulator mails list --to ada@example.com",
      "  appservices-emulator mails show --to ada@example.com --wait 10"
    })
public final class MailsCommand extends CommandGroup {

  /** Which mails are meant. */
  abstract static class OnMails implements Runnable {

    private static final int LONGEST = 60;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    @Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Option(names = "--app", paramLabel = "<app>", description = "Only mails of this app.")
    private @Nullable String app;

    @Option(names = "--to", paramLabel = "<email>", description = "Only mails to this address.")
    private @Nullable String to;

    @Option(
        names = "--kind",
        paramLabel = "<kind>",
        description = "Only mails of this kind: confirmation or password_reset.")
    private @Nullable String kind;

    @Option(
        names = "--wait",
        paramLabel = "<seconds>",
        arity = "0..1",
        fallbackValue = "10",
        description =
            "If there is none yet, wait so long for one, at most 60 s. Default: 0; 10"
                + " where no time is given.")
    private int wait;

    @Override
    public void run() {
      if (wait < 0 || wait > LONGEST) {
        throw new ParameterException(
            spec.commandLine(), "--wait: expected 0 to " + LONGEST + " seconds, not " + wait);
      }
      StringBuilder query = new StringBuilder("?wait_seconds=" + wait);
      append(query, "to", to);
      append(query, "kind", kind);
      Server found = server.server();
      if (app != null) {
        append(query, "app", App.find(App.all(found), Optional.of(app)).clientAppId());
      }
      print(server.during("waiting for a mail", () -> found.get("/outbox" + query)).document());
    }

    private static void append(StringBuilder query, String name, @Nullable String value) {
      if (value != null) {
        query.append('&').append(name).append('=').append(Server.encoded(value));
      }
    }

    private void print(Document answer) {
      List<Document> mails = Documents.all(answer, "messages");
      if (mails.isEmpty() && needsOne(wait)) {
        String hint = Documents.text(answer, "hint");
        throw CommandException.failed("no such mail" + (hint.isEmpty() ? "" : ": " + hint));
      }
      print(server.out(), json, mails);
    }

    abstract boolean needsOne(int seconds);

    abstract void print(PrintWriter out, JsonOption json, List<Document> mails);
  }

  /** {@code mails list}. */
  @Command(
      name = "list",
      description = "Lists mails, oldest first.",
      footer = {"", "Examples:", "  appservices-emulator mails list --kind confirmation"})
  static final class Listing extends OnMails {

    private static final Columns COLUMNS =
        Columns.NONE
            .with("TIME", "time")
            .with("KIND", "kind")
            .with("APP", "app")
            .with("TO", "to")
            .with("LINK", "link");

    @Override
    boolean needsOne(int seconds) {
      return seconds > 0;
    }

    @Override
    void print(PrintWriter out, JsonOption json, List<Document> mails) {
      json.show(out, mails, COLUMNS);
    }
  }

  /** {@code mails show}. */
  @Command(
      name = "show",
      description = "Shows the newest mail.",
      footer = {
        "",
        "Examples:",
        "  appservices-emulator mails show --to ada@example.com --wait 10"
      })
  static final class Show extends OnMails {

    @Override
    boolean needsOne(int seconds) {
      return true;
    }

    @Override
    void print(PrintWriter out, JsonOption json, List<Document> mails) {
      json.show(out, mails.get(mails.size() - 1), Show::rows);
    }

    private static String rows(Document mail) {
      return mail.entrySet().stream()
          .map(member -> row(member.getKey().replace('_', ' '), String.valueOf(member.getValue())))
          .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(String name, String value) {
      return String.format("%-9s %s", name, Terminal.clean(value));
    }
  }

  /** {@code mails clear}. */
  @Command(
      name = "clear",
      description = "Forgets all mails.",
      footer = {"", "Examples:", "  appservices-emulator mails clear"})
  static final class Clear implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();

    @Override
    public void run() {
      server.server().delete("/outbox");
      server.say("forgot all mails");
    }
  }
}
