package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.App;
import io.appservices.emulator.cli.remote.Columns;
import io.appservices.emulator.cli.remote.CommandGroup;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Named;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apps}: the apps of an emulator. */
@Command(
    name = "apps",
    description = "Lists, makes, deletes, imports and exports apps.",
    subcommands = {
      AppsCommand.Listing.class,
      AppsCommand.Create.class,
      AppsCommand.Delete.class,
      AppFolders.Import.class,
      AppFolders.Export.class
    },
    footer = {
      "",
      "Examples:",
      "  appservices-emulator apps create shop",
      "  appservices-emulator apps import ./shop --app shop-abcde",
      "  appservices-emulator apps export ./copy --app shop-abcde"
    })
public final class AppsCommand extends CommandGroup {

  /** {@code apps list}. */
  @Command(
      name = "list",
      description = "Lists the apps.",
      footer = {"", "Examples:", "  appservices-emulator apps list --json"})
  static final class Listing implements Runnable {

    private static final Columns COLUMNS =
        Columns.NONE
            .with("APP", "client_app_id")
            .with("ID", "_id")
            .with("GROUP", "group_id")
            .with("NAME", "name")
            .with("PRODUCT", "product");

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Override
    public void run() {
      Document answer = server.server().get("/apps").document();
      json.show(server.out(), Documents.all(answer, "apps"), COLUMNS);
    }
  }

  /** {@code apps create}. */
  @Command(
      name = "create",
      description = "Makes an app, with anonymous login, email/password and API keys switched on.",
      footer = {
        "",
        "Prints the client app id.",
        "Examples:",
        "  appservices-emulator apps create shop"
      })
  static final class Create implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Parameters(
        paramLabel = "NAME",
        arity = "0..1",
        description = "1 to 32 letters, digits, '_' and '-'. By default it is made up.")
    private @Nullable String name;

    @Option(
        names = "--product",
        paramLabel = "<product>",
        description = "standard, atlas, data-api or device-sync. Default: standard.")
    private @Nullable String product;

    @Override
    public void run() {
      Document body = new Document();
      Optional.ofNullable(name).ifPresent(text -> body.append("name", text));
      Optional.ofNullable(product).ifPresent(text -> body.append("product", text));
      Document app = server.server().post("/apps", body).document();
      json.show(server.out(), app, made -> App.of(made).clientAppId());
    }
  }

  /** {@code apps delete}. */
  @Command(
      name = "delete",
      description = "Deletes apps with all that belongs to them.",
      footer = {"", "Examples:", "  appservices-emulator apps delete shop-abcde"})
  static final class Delete implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "APP", arity = "1..*", description = "Client app ids or _ids of apps.")
    private List<String> names = List.of();

    @Override
    public void run() {
      Server found = server.server();
      List<App> all = App.all(found);
      Named.each(
          names,
          name -> App.find(all, Optional.of(name)),
          app -> {
            found.delete("/apps/" + app.id());
            server.say("deleted " + app.clientAppId());
          });
    }
  }
}
