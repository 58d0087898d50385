package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.memory.MemoryLooks;
import io.appservices.emulator.config.DataSettings;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code appservices-emulator start}: serves until it is told to stop. */
@Command(
    name = "start",
    description = "Starts the emulator and serves until it is told to stop (Ctrl-C, SIGTERM).",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Every option can be given as an environment variable too, such as",
      "APPSERVICES_EMULATOR_PORT for --port; the option wins. Two more are for the",
      "launcher: APPSERVICES_EMULATOR_JAVA_OPTS, options for Java such as -Xmx2g, and",
      "APPSERVICES_EMULATOR_MEMORY, the MB that the process should get by with.",
      "A second Ctrl-C or SIGTERM stops at once, without waiting for requests and",
      "without an export of users. SIGHUP reads the app folders again.",
      "Exit status: 0 stopped; 1 stopped, but the users could not be exported;",
      "2 wrong usage, the port is taken, or an app folder, a file of users, or the",
      "directory or the deployment of the state, or a certificate cannot be used;",
      "130 or 143 stopped at once by a second Ctrl-C or SIGTERM.",
      "Examples:",
      "  appservices-emulator start",
      "  appservices-emulator start --port 0 --quiet",
      "  appservices-emulator start --app-folder ./shop --watch --data ./state"
    })
public final class StartCommand implements Callable<Integer> {

  /** How long after its JavaScript engine was unloaded a server that rests gives memory back. */
  static final Duration REST = Duration.ofSeconds(10);

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  @Mixin private LogOptions log = new LogOptions();

  @CommandLine.Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but the line that says it is ready, and what is wrong.")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException {
    log.take(spec.commandLine().getParseResult(), System.getenv());
    log.apply();
    EmulatorConfig config =
        StartOptions.config(spec.commandLine().getParseResult(), System.getenv());
    PrintWriter err = spec.commandLine().getErr();
    AppServicesEmulator emulator = Startup.start(config, err, quiet);
    Shutdown.onSignal(emulator, err, quiet);
    PrintWriter ready = spec.commandLine().getOut();
    PrintWriter out = quiet ? new PrintWriter(Writer.nullWriter()) : ready;
    emulator.onUserExport(export -> Banner.printExport(out, export.file(), export.users()));
    tellOfUsers(emulator, out, err);
    emulator.outbox().onMail(mail -> Banner.print(out, mail));
    emulator.onDataSourceStart(start -> Banner.print(out, start));
    emulator.appFolderReports().forEach(report -> Banner.printNotes(err, report));
    emulator.onAppFolderReload(report -> Banner.printReload(out, err, report));
    Reload.onSignal(emulator, out, err);
    Banner.warnOfKnownKey(err, config);
    Banner.print(out, emulator);
    Banner.printReady(ready, emulator);
    log.follow(emulator, out);
    awaitSignal(new MemoryLooks(err, config.functions().idleTimeout().plus(REST)));
    return 0;
  }

  /** Waits for a signal: the server's threads do not keep the process alive; this one does. */
  private static void awaitSignal(MemoryLooks memory) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(MemoryLooks.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
      memory.look();
    }
  }

  private static void tellOfUsers(AppServicesEmulator emulator, PrintWriter out, PrintWriter err) {
    if (emulator.continuesState()) {
      DataSettings data = emulator.config().data();
      Object state = data.directory().or(data::state).<Object>map(p -> p).orElse("the deployment");
      emulator.config().apps().users().forEach(file -> Banner.printUsersNotRead(err, file, state));
    } else {
      emulator.userImports().forEach(users -> Banner.print(out, err, users));
    }
  }
}
