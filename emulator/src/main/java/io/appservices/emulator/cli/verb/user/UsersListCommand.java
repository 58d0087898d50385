package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.Admin;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.Columns;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.Progress;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code users list}. */
@Command(
    name = "list",
    description = "Lists users, or accounts that are not confirmed.",
    footer = {
      "",
      "Examples:",
      "  appservices-emulator users list --provider local-userpass,anon-user",
      "  appservices-emulator users list --pending",
      "  appservices-emulator users list --json | jq -r '.[]._id'"
    })
final class UsersListCommand implements Runnable {

  /** The users that are listed. */
  enum State {
    ENABLED,
    DISABLED
  }

  private static final Columns OF_USERS =
      Columns.NONE
          .with("ID", Users::id)
          .with("EMAIL", Users::email)
          .with("PROVIDERS", Users::providers)
          .with("TYPE", "type")
          .with("STATE", Users::state)
          .with("CREATED", user -> time(user, "creation_date"))
          .with("LAST LOGIN", user -> time(user, "last_authentication_date"));

  private static final Columns OF_PENDING =
      Columns.NONE.with("ID", Users::id).with("EMAIL", Users::pendingEmail);

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private picocli.CommandLine.Model.CommandSpec spec;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private AppOptions app = new AppOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--pending", description = "Accounts that are not confirmed, in place of users.")
  private boolean pending;

  @Option(
      names = "--state",
      paramLabel = "enabled|disabled",
      description = "Only users that are enabled, or disabled.")
  private @Nullable State state;

  @Option(
      names = "--provider",
      paramLabel = "<types>",
      description =
          "Only users with an identity of one of these providers, with commas between them:"
              + " local-userpass, anon-user, api-key, custom-token, custom-function, oauth2-google,"
              + " oauth2-facebook, oauth2-apple.")
  private @Nullable String providers;

  @Option(
      names = "--limit",
      paramLabel = "<number>",
      description = "The most that are listed. Default: all.")
  private int limit = Integer.MAX_VALUE;

  @Override
  public void run() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit: expected 1 or more, not " + limit);
    }
    if (pending && (state != null || providers != null)) {
      throw new ParameterException(
          spec.commandLine(), "--pending excludes --state and --provider, which are of users");
    }
    List<Document> found = found();
    json.show(server.out(), found, pending ? OF_PENDING : OF_USERS);
  }

  private List<Document> found() {
    Admin admin = app.admin(server.server());
    try (Progress progress = server.progress("reading users", 0)) {
      Users users = new Users(admin, progress);
      return pending ? users.pending(any -> true, limit) : users.list(query(), any -> true, limit);
    }
  }

  private String query() {
    String status = state == null ? "" : "&status=" + state.name().toLowerCase(Locale.ROOT);
    return providers == null ? status : status + "&provider_types=" + Server.encoded(providers);
  }

  /** Returns a time that is given in seconds; a dash for never. */
  static String time(Document user, String member) {
    return user.get(member) instanceof Number seconds && seconds.longValue() > 0
        ? Documents.time(user, member)
        : "-";
  }
}
