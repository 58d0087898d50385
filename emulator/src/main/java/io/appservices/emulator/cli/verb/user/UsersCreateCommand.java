package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.ServerOptions;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code users create}. */
@Command(
    name = "create",
    description = "Makes a user with an email and a password, who may log in at once.",
    footer = {
      "",
      "Prints the id of the user.",
      "Examples:",
      "  appservices-emulator users create ada@example.com --password 'correct horse'"
    })
final class UsersCreateCommand implements Runnable {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private AppOptions app = new AppOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "EMAIL", description = "1 to 128 characters; no shape is asked for.")
  private String email = "";

  @Option(
      names = "--password",
      paramLabel = "<password>",
      required = true,
      description = "6 to 128 characters.")
  private String password = "";

  @Override
  public void run() {
    Document body = new Document("email", email).append("password", password);
    Document user =
        app.admin(server.server()).answer("POST", "/users", body).orMisused().document();
    json.show(server.out(), user, Users::id);
  }
}
