package io.appservices.emulator.cli.verb;

import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.AppFiles;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.read.FolderReader;
import io.appservices.emulator.appfolder.write.PushPullDocument;
import io.appservices.emulator.cli.remote.Admin;
import io.appservices.emulator.cli.remote.App;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.LocalFiles;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.NewFiles;
import io.appservices.emulator.cli.terminal.Quantity;
import io.appservices.emulator.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verbs that carry apps between a server and folders. */
final class AppFolders {

  private static final String NAMES = "[A-Za-z0-9_-]{1,32}";

  private AppFolders() {}

  /** {@code apps import}. */
  @Command(
      name = "import",
      description = "Sets an app up as a folder says, or makes one of the folder.",
      footer = {
        "",
        "Without --app it makes an app, and prints its client app id. What is in the",
        "folder has to be right as a whole, else nothing changes.",
        "Examples:",
        "  appservices-emulator apps import ./shop",
        "  appservices-emulator apps import ./shop --app shop-abcde"
      })
  static final class Import implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private AppOptions options = new AppOptions();

    @Parameters(paramLabel = "DIR", description = "The folder, as App Services exports it.")
    private Path folder = Path.of("");

    @Override
    public void run() {
      AppConfiguration configuration = read();
      Document body = PushPullDocument.write(configuration);
      Server found = server.server();
      if (options.isGiven()) {
        App app = options.app(found);
        push(found, app, body);
        server.say(app.clientAppId() + " is as in " + folder);
      } else {
        make(found, configuration, body);
      }
    }

    private void push(Server found, App app, Document body) {
      Admin admin = Admin.of(found, app, options.key());
      server.during("importing " + folder, () -> admin.send("PATCH", "/push", body));
    }

    private void make(Server found, AppConfiguration configuration, Document body) {
      Document name = new Document();
      configuration
          .rootText("name")
          .filter(text -> text.matches(NAMES))
          .ifPresent(text -> name.append("name", text));
      App made = App.of(found.post("/apps", name).document());
      try {
        push(found, made, body);
      } catch (CommandException e) {
        found.delete("/apps/" + made.id());
        throw e;
      }
      server.out().println(made.clientAppId());
      server.out().flush();
    }

    private AppConfiguration read() {
      Findings findings = Findings.strict();
      AppConfiguration configuration = FolderReader.read(AppFiles.read(folder, findings), findings);
      try {
        findings.throwIfAny(folder.toString());
      } catch (AppFolderException e) {
        throw CommandException.usage(String.valueOf(e.getMessage()));
      }
      findings
          .notes()
          .forEach(note -> server.err().println("note  " + Terminal.clean(folder + ": " + note)));
      server.err().flush();
      return configuration;
    }
  }

  /** {@code apps export}. */
  @Command(
      name = "export",
      description = "Writes an app into a folder, or an archive, without its secrets.",
      footer = {
        "",
        "Examples:",
        "  appservices-emulator apps export ./shop",
        "  appservices-emulator apps export shop.zip --app shop-abcde"
      })
  static final class Export implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private AppOptions options = new AppOptions();

    @Parameters(
        paramLabel = "TARGET",
        description =
            "An archive, if the name ends with .zip; else a directory that is empty or not there"
                + " yet.")
    private Path target = Path.of("");

    @Override
    public void run() {
      boolean zip = target.toString().endsWith(".zip");
      if (!zip) {
        NewFiles.requireEmpty(target);
      } else if (Files.isDirectory(target)) {
        throw CommandException.usage(target + " is a directory");
      }
      Admin admin = options.admin(server.server());
      byte[] archive = server.during("exporting", () -> admin.get("/export")).body();
      if (zip) {
        NewFiles.replace(target, archive);
        server.say("exported " + admin.app().clientAppId() + " to " + target);
      } else {
        int files = LocalFiles.unpack(archive, target);
        server.say(
            "exported %s to %s, %s"
                .formatted(admin.app().clientAppId(), target, Quantity.of(files, "file")));
      }
    }
  }
}
