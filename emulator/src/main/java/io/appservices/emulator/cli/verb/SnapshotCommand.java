package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.Columns;
import io.appservices.emulator.cli.remote.CommandGroup;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
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
      json.show(server.out(), snapshot, taken -> Documents.text(taken, "id"));
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

    private static final Columns COLUMNS =
        Columns.NONE
            .with("ID", "id")
            .with("TIME", "time")
            .with("APPS", "apps")
            .with("USERS", "users");

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private JsonOption json = new JsonOption();

    @Override
    public void run() {
      List<Document> all = Documents.all(server.server().get("/snapshots").document(), "snapshots");
      json.show(server.out(), all, COLUMNS);
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
