package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.cli.memory.MemoryLooks;
import io.appservices.emulator.cli.verb.EnvCommand;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.option.Credentials.KeyPair;
import io.appservices.emulator.option.NetworkOptions;
import io.appservices.emulator.option.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exec}: an emulator for as long as a program runs. */
@Command(
    name = "exec",
    description = "Starts an emulator at a free port, runs a program, and stops the emulator.",
    sortOptions = false,
    customSynopsis = "appservices-emulator exec [OPTIONS of start] -- CMD [ARG...]",
    footer = {
      "",
      "The program finds the emulator in APPSERVICES_EMULATOR_URL, _APP, _APP_ID,",
      "_GROUP and _ADMIN_KEY. It gets the signals INT, TERM and HUP.",
      "Exit status: that of the program, which is 128 and the number of the signal if",
      "one has ended it; 126 if it cannot be run; 127 if there is none; 2 wrong usage,",
      "or the emulator cannot be started, and then the program is not run either.",
      "Examples:",
      "  appservices-emulator exec -- npm test",
      "  appservices-emulator exec --app-folder ./shop --users users.jsonl -- pytest -q"
    })
public final class ExecCommand implements Callable<Integer> {

  /** Unlike a server that people look for, this one is found by its variable. */
  public static final Map<Option<?>, String> DEFAULTS = Map.of(NetworkOptions.PORT, "0");

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  @Mixin private LogOptions log = new LogOptions();

  @CommandLine.Option(
      names = {"-q", "--quiet"},
      description = "Say nothing of how the start goes, but what is wrong.")
  private boolean quiet;

  @Parameters(
      paramLabel = "CMD",
      arity = "1..*",
      description = "The program with its arguments, behind --.")
  private List<String> program = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    log.take(spec.commandLine().getParseResult(), System.getenv());
    log.apply();
    EmulatorConfig config =
        StartOptions.config(spec.commandLine().getParseResult(), System.getenv(), DEFAULTS);
    ChildProcess child = ChildProcess.of(program);
    PrintWriter err = spec.commandLine().getErr();
    try (AppServicesEmulator emulator = Startup.start(config, err, quiet)) {
      emulator.appFolderReports().forEach(report -> Banner.printNotes(err, report));
      log.follow(emulator, err);
      Duration rest = config.functions().idleTimeout().plus(StartCommand.REST);
      return child.run(variables(emulator), new MemoryLooks(err, rest));
    }
  }

  private static Map<String, String> variables(AppServicesEmulator emulator) {
    EmulatedApp app = emulator.app();
    EmulatorConfig config = emulator.config();
    KeyPair key = new KeyPair(config.operator().publicKey(), config.operator().privateKey());
    return EnvCommand.variables(
        emulator.baseUrl(), app.clientAppId(), app.id(), app.groupId(), key);
  }
}
