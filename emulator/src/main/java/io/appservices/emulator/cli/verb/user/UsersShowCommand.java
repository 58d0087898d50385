package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.Admin;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.Progress;
import io.appservices.emulator.cli.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code users show}. */
@Command(
    name = "show",
    description = "Shows a user with its identities and devices.",
    footer = {
      "",
      "Examples:",
      "  appservices-emulator users show ada@example.com",
      "  appservices-emulator users show 5f60207f14dfb25d24511203 --json"
    })
final class UsersShowCommand implements Runnable {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private AppOptions app = new AppOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "USER", description = "The id or the email of the user.")
  private String user = "";

  @Override
  public void run() {
    Admin admin = app.admin(server.server());
    Document found;
    try (Progress progress = server.progress("looking for the user", 0)) {
      found = new Users(admin, progress).find(user);
    }
    List<Document> devices = admin.get("/users/" + Users.id(found) + "/devices").documents();
    if (json.isGiven()) {
      JsonOption.print(server.out(), new Document(found).append("devices", devices));
    } else {
      print(found, devices);
    }
  }

  private void print(Document found, List<Document> devices) {
    row("id", Users.id(found));
    row("email", Users.email(found));
    row("type", Documents.text(found, "type"));
    row("state", Users.state(found));
    row("created", UsersListCommand.time(found, "creation_date"));
    row("last login", UsersListCommand.time(found, "last_authentication_date"));
    Documents.all(found, "identities")
        .forEach(
            identity ->
                row(
                    "identity",
                    Documents.text(identity, "provider_type")
                        + " "
                        + Documents.text(identity, "id")));
    devices.forEach(device -> row("device", device(device)));
    server.out().flush();
  }

  private static String device(Document device) {
    return device.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private void row(String name, String value) {
    if (!value.isEmpty()) {
      server.out().printf("%-11s %s%n", name, Terminal.clean(value));
    }
  }
}
