package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.CommandGroup;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.Table;
import java.util.List;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code snapshot}: states that the emulator keeps to go back to. */
@Command(
    name = "snapshot",
    description = "Takes snapshots of the whole state, and puts them back.",
    subcommands = {
      SnapshotCommand.Save.class,
      SnapshotCommand.Restore.class,
      SnapshotCommand.Listing.class,
      SnapshotCommand.Delete.class
    },
    footer = {
      "",
      "The emulator keeps up to ten in memory until it stops. start --data keeps the",
      "state itself.",
      "Examples:",
      "  appservices-emulator snapshot save",
      "  appservices-emulator snapshot restore 1"
    })
public final class SnapshotCommand extends CommandGroup {

  /** {@code snapshot save}. */
  @Command(
      name = "save",
      description = "Takes a snapshot, and prints its id.",
      footer = {"", "Examples:", "  SNAPSHOT=$(appservices-emulator snapshot save)"})
  static final class Save implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Override
    public void run() {
      Server found = server.server();
      Document snapshot =
          server.during("taking a snapshot", () -> found.post("/snapshots")).document();
      if (json.isGiven()) {
        JsonOption.print(server.out(), snapshot);
      } else {
        server.out().println(Documents.text(snapshot, "id"));
        server.out().flush();
      }
    }
  }

  /** {@code snapshot restore}. */
  @Command(
      name = "restore",
      description = "Puts the state of a snapshot back, as often as wanted.",
      footer = {"", "Examples:", "  appservices-emulator snapshot restore 1"})
  static final class Restore implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "ID", description = "The id that save has printed.")
    private String id = "";

    @Override
    public void run() {
      Server found = server.server();
      String path = "/snapshots/" + Server.encoded(id) + "/restore";
      server.during("restoring", () -> found.post(path));
      server.say("restored " + id);
    }
  }

  /** {@code snapshot list}. */
  @Command(
      name = "list",
      description = "Lists the snapshots.",
      footer = {"", "Examples:", "  appservices-emulator snapshot list --json"})
  static final class Listing implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Override
    public void run() {
      List<Document> all = Documents.all(server.server().get("/snapshots").document(), "snapshots");
      if (json.isGiven()) {
        JsonOption.print(server.out(), all);
        return;
      }
      Table table = new Table("ID", "TIME", "APPS", "USERS");
      all.forEach(
          one ->
              table.add(
                  Documents.text(one, "id"),
                  Documents.text(one, "time"),
                  Documents.text(one, "apps"),
                  Documents.text(one, "users")));
      table.print(server.out());
    }
  }

  /** {@code snapshot delete}. */
  @Command(
      name = "delete",
      description = "Lets go of a snapshot.",
      footer = {"", "Examples:", "  appservices-emulator snapshot delete 1"})
  static final class Delete implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "ID", description = "The id that save has printed.")
    private String id = "";

    @Override
    public void run() {
      server.server().delete("/snapshots/" + Server.encoded(id));
      server.say("deleted " + id);
    }
  }
}
