package io.appservices.emulator.cli.local;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.FileErrors;
import io.appservices.emulator.cli.terminal.NewFiles;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code init}: writes an app to begin with. */
@Command(
    name = "init",
    description = "Writes a folder with a small app, for start --app-folder to take.",
    footer = {
      "",
      "Examples:",
      "  appservices-emulator init shop",
      "  appservices-emulator start --app-folder shop --watch"
    })
public final class InitCommand implements Runnable {

  private static final String NAME = "[A-Za-z0-9_-]{1,32}";

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A directory that is empty or not there yet.")
  private Path directory = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "<name>",
      description =
          "The name of the app: 1 to 32 letters, digits, '_' and '-'. Default: the name of DIR.")
  private @Nullable String name;

  @Override
  public void run() {
    String appName = appName();
    NewFiles.requireEmpty(directory);
    Map<String, String> files = StarterApp.files(appName);
    write(files);
    PrintWriter out = spec.commandLine().getOut();
    files.keySet().forEach(file -> out.println(Terminal.clean(directory.resolve(file).toString())));
    out.println(
        "start it with: appservices-emulator start --app-folder "
            + Terminal.clean(directory.toString())
            + " --watch");
    out.flush();
  }

  private String appName() {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String wanted = name == null ? String.valueOf(last) : name;
    if (!wanted.matches(NAME)) {
      throw CommandException.usage(
          "an app cannot have the name '"
              + wanted
              + "': give it one of 1 to 32 letters, digits, '_' and '-' with --name");
    }
    return wanted;
  }

  private void write(Map<String, String> files) {
    NewFiles made = new NewFiles();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        made.file(directory.resolve(file.getKey()), new ByteArrayInputStream(content));
      }
    } catch (IOException e) {
      made.undo();
      throw CommandException.usage("cannot write into " + directory + ": " + FileErrors.reason(e));
    }
  }
}
