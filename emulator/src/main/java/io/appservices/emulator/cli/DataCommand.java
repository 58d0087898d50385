package io.appservices.emulator.cli;

import io.appservices.emulator.DataDirectory;
import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.cli.terminal.Progress;
import io.appservices.emulator.cli.terminal.Quantity;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appservices-emulator data}: looks after what {@code start --data} keeps. */
@Command(
    name = "data",
    description = "Checks, copies or compacts the directory of start --data.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DataCommand.CheckCommand.class,
      DataCommand.BackUpCommand.class,
      DataCommand.CompactCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  appservices-emulator data check ./state",
      "  appservices-emulator data backup ./state ./copy",
      "  appservices-emulator start --data ./copy"
    })
final class DataCommand implements Runnable {

  private static final long KILOBYTE = 1024;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command: check, backup or compact");
  }

  /** The part that the commands share: a directory, and the error if it cannot be used. */
  abstract static class OnDirectory implements Callable<Integer> {

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory that was given to --data.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path directory;

    @Option(
        names = {"-q", "--quiet"},
        description = "Say nothing but what was asked for, and errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
      try {
        return run(DataDirectory.of(directory));
      } catch (DataDirectoryException e) {
        err().println(spec.qualifiedName() + ": " + e.getMessage());
        return Main.USAGE;
      }
    }

    abstract int run(DataDirectory data) throws IOException;

    PrintWriter out() {
      return spec.commandLine().getOut();
    }

    PrintWriter err() {
      return spec.commandLine().getErr();
    }

    /** Prints what was done, unless nobody wants to know. */
    void say(String text) {
      if (!quiet) {
        out().println(text);
      }
    }

    /** Does what may take long, and tells of it meanwhile. */
    <T> T during(String label, Supplier<T> work) {
      try (Progress progress = progress(label, 0)) {
        T done = work.get();
        progress.done(1);
        return done;
      }
    }

    /** Tells of work that may take long. */
    Progress progress(String label, long total) {
      boolean shown = !quiet && Terminal.showsProgress();
      return Progress.of(err(), shown, label + " " + directory, total);
    }
  }

  /** {@code data check DIR}. */
  @Command(
      name = "check",
      description = "Reads everything, and says how much there is. A server may run on it.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit status: 0 sound; 1 damaged; 2 wrong usage, or it cannot be read.",
        "Examples:",
        "  appservices-emulator data check ./state"
      })
  static final class CheckCommand extends OnDirectory {

    @Override
    int run(DataDirectory data) {
      List<String> problems = during("reading", data::check);
      if (!problems.isEmpty()) {
        problems.forEach(problem -> err().println(data + ": " + problem));
        return Main.FAILED;
      }
      String counts =
          during("counting", data::counts).entrySet().stream()
              .map(count -> count.getKey() + " " + Quantity.grouped(count.getValue()))
              .collect(Collectors.joining(", "));
      out().println(data + " is sound: " + counts);
      return 0;
    }
  }

  /** {@code data backup DIR TARGET}. */
  @Command(
      name = "backup",
      description = "Writes a copy of the state as it is now. A server may run on it.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit status: 0 written; 2 wrong usage, it cannot be read, or the copy cannot be",
        "written. A copy is there as a whole or not at all.",
        "Examples:",
        "  appservices-emulator data backup ./state ./copy",
        "  appservices-emulator data backup ./state state-1.db"
      })
  static final class BackUpCommand extends OnDirectory {

    @Parameters(
        paramLabel = "TARGET",
        description =
            "A file that is not there yet, if the name ends with .db; else a directory, which"
                + " --data takes then.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path target;

    @Override
    int run(DataDirectory data) throws IOException {
      Path written;
      try (Progress progress = progress("copying", data.size())) {
        written = data.backUp(target, progress::reached);
      }
      say(written + " written, " + kilobytes(Files.size(written)));
      return 0;
    }
  }

  /** {@code data compact DIR}. */
  @Command(
      name = "compact",
      description =
          "Gives the space of what was removed back to the disk. No server may run on it.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit status: 0 done; 2 wrong usage, a server runs on it, it cannot be read, or the",
        "disk has no room for a second copy.",
        "Examples:",
        "  appservices-emulator data compact ./state"
      })
  static final class CompactCommand extends OnDirectory {

    @Override
    int run(DataDirectory data) throws IOException {
      long before = data.size();
      during(
          "compacting " + kilobytes(before) + " in",
          () -> {
            data.compact();
            return data;
          });
      say(data + ": " + kilobytes(before) + " before, " + kilobytes(data.size()) + " now");
      return 0;
    }
  }

  private static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%s KB", Quantity.grouped((bytes + KILOBYTE - 1) / KILOBYTE));
  }
}
