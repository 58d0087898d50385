package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.CommandGroup;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Table;
import io.appservices.emulator.cli.terminal.Terminal;
import java.util.List;
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
      append(query, "app", app);
      append(query, "to", to);
      append(query, "kind", kind);
      Server found = server.server();
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
      print(server, json.isGiven(), mails);
    }

    abstract boolean needsOne(int seconds);

    abstract void print(ServerOptions options, boolean asJson, List<Document> mails);
  }

  /** {@code mails list}. */
  @Command(
      name = "list",
      description = "Lists mails, oldest first.",
      footer = {"", "Examples:", "  appservices-emulator mails list --kind confirmation"})
  static final class Listing extends OnMails {

    @Override
    boolean needsOne(int seconds) {
      return seconds > 0;
    }

    @Override
    void print(ServerOptions options, boolean asJson, List<Document> mails) {
      if (asJson) {
        JsonOption.print(options.out(), mails);
        return;
      }
      Table table = new Table("TIME", "KIND", "APP", "TO", "LINK");
      for (Document mail : mails) {
        table.add(
            Documents.text(mail, "time"),
            Documents.text(mail, "kind"),
            Documents.text(mail, "app"),
            Documents.text(mail, "to"),
            Documents.text(mail, "link"));
      }
      table.print(options.out());
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
    void print(ServerOptions options, boolean asJson, List<Document> mails) {
      Document mail = mails.get(mails.size() - 1);
      if (asJson) {
        JsonOption.print(options.out(), mail);
        return;
      }
      mail.forEach(
          (name, value) ->
              options
                  .out()
                  .printf(
                      "%-9s %s%n", name.replace('_', ' '), Terminal.clean(String.valueOf(value))));
      options.out().flush();
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
