package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.Answer;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Terminal;
import io.appservices.emulator.cli.verb.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logs}: the requests that were answered, and why some were refused. */
@Command(
    name = "logs",
    description = "Shows requests that were answered, and why some were refused.",
    footer = {
      "",
      "Examples:",
      "  appservices-emulator logs --refused",
      "  appservices-emulator logs --follow --operation clientLogin",
      "  appservices-emulator logs --functions"
    })
public final class LogsCommand implements Runnable {

  private static final int WAIT_SECONDS = 20;
  private static final int PAGE = 1_000;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private AppOptions app = new AppOptions();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what comes, until you press Ctrl-C.")
  private boolean follow;

  @Option(names = "--refused", description = "Only requests that were refused.")
  private boolean refused;

  @Option(
      names = "--user",
      paramLabel = "<user>",
      description = "Only those of the user with this id or email.")
  private @Nullable String user;

  @Option(
      names = "--operation",
      paramLabel = "<name>",
      description = "Only requests of this operation, such as clientLogin; may be repeated.")
  private List<String> operations = List.of();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "<number>",
      description = "How many of the past are shown, 1 to 1000. Default: 100.")
  private int limit = 100;

  @Option(
      names = "--functions",
      description =
          "The log of the app as the Admin API has it, with what functions printed, in place of"
              + " requests.")
  private boolean functions;

  @Override
  public void run() {
    if (limit < 1 || limit > PAGE) {
      throw CommandException.usage(
          "--limit: expected a number from 1 to " + PAGE + ", not " + limit);
    }
    Server found = server.server();
    String userId = user == null ? null : Users.idOf(user, server, () -> app.admin(found));
    if (functions) {
      new AppLog(app.admin(found), this::print).show(userId, refused, limit, follow);
      return;
    }
    String query = query(found, userId);
    long last = print(found.get("/requests?limit=" + limit + query));
    while (follow) {
      Answer more =
          found.get(
              "/requests?limit="
                  + PAGE
                  + "&wait_seconds="
                  + WAIT_SECONDS
                  + "&after="
                  + last
                  + query);
      last = Math.max(last, print(more));
    }
  }

  private String query(Server found, @Nullable String userId) {
    StringBuilder query = new StringBuilder();
    app.wanted().ifPresent(id -> query.append("&app=").append(app.app(found).clientAppId()));
    if (refused) {
      query.append("&refused=true");
    }
    if (userId != null) {
      query.append("&user=").append(userId);
    }
    operations.forEach(name -> query.append("&operation=").append(Server.encoded(name)));
    return query.toString();
  }

  /** Prints requests; returns the id of the last one. */
  private long print(Answer answer) {
    long last = 0;
    for (Document request : Documents.all(answer.document(), "requests")) {
      print(request, line(request));
      last = request.get("id", Number.class).longValue();
    }
    return last;
  }

  private void print(Document entry, String line) {
    if (json.isGiven()) {
      JsonOption.print(server.out(), entry);
    } else {
      server.out().println(Terminal.clean(line));
      server.out().flush();
    }
    if (follow && server.out().checkError()) {
      throw CommandException.failed("standard output could not be written");
    }
  }

  static String line(Document request) {
    List<String> words = new ArrayList<>();
    for (String member : List.of("time", "status", "method", "path")) {
      words.add(Documents.text(request, member));
    }
    if (request.get("duration_micros") instanceof Number micros) {
      words.add(String.format(Locale.ROOT, "%.1f ms", micros.doubleValue() / 1e3));
    }
    for (String member : List.of("app", "user")) {
      String value = Documents.text(request, member);
      if (!value.isEmpty()) {
        words.add(member + "=" + value);
      }
    }
    String reason = Documents.text(request, "reason");
    return String.join(" ", words) + (reason.isEmpty() ? "" : ": " + reason);
  }
}
