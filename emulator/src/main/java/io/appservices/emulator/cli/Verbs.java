package io.appservices.emulator.cli;

import io.appservices.emulator.cli.local.CompletionCommand;
import io.appservices.emulator.cli.local.InitCommand;
import io.appservices.emulator.cli.start.ExecCommand;
import io.appservices.emulator.cli.start.StartCommand;
import io.appservices.emulator.cli.start.StartOptions;
import io.appservices.emulator.cli.verb.AppsCommand;
import io.appservices.emulator.cli.verb.ClockCommand;
import io.appservices.emulator.cli.verb.EnvCommand;
import io.appservices.emulator.cli.verb.LogsCommand;
import io.appservices.emulator.cli.verb.MailsCommand;
import io.appservices.emulator.cli.verb.ResetCommand;
import io.appservices.emulator.cli.verb.SnapshotCommand;
import io.appservices.emulator.cli.verb.TokenCommand;
import io.appservices.emulator.cli.verb.user.UsersCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The verbs of the program. Only the one that is asked for is made: a start loads no other. */
final class Verbs {

  /** In the order of the help. */
  static final List<String> NAMES =
      List.of(
          "start",
          "exec",
          "users",
          "apps",
          "token",
          "mails",
          "logs",
          "clock",
          "reset",
          "snapshot",
          "env",
          "init",
          "doctor",
          "data",
          "completion",
          "version");

  private static final int MOST_IN_SYNOPSIS = 10;
  private static final List<String> STATUS_OF_CALLERS =
      List.of(
          "Exit status: 0 done; 1 refused, or not found; 2 wrong usage, or a file that",
          "cannot be used; 3 no emulator answers.");

  private static final List<String> STATUS_OF_OTHERS =
      List.of("Exit status: 0 done; 2 wrong usage, or a file that cannot be used.");

  private static final String EXAMPLES = "Examples:";

  private Verbs() {}

  /** Adds the verb that the arguments begin with, or all, if they begin with none. */
  static void addTo(CommandLine command, String... args) {
    boolean known = args.length > 0 && NAMES.contains(args[0]);
    for (String name : known ? List.of(args[0]) : NAMES) {
      CommandLine verb = new CommandLine(verb(name));
      if (name.equals("start") || name.equals("exec")) {
        StartOptions.addTo(
            verb.getCommandSpec(), name.equals("exec") ? ExecCommand.DEFAULTS : Map.of());
        verb.setStopAtPositional(true);
      }
      addHelp(verb.getCommandSpec());
      command.addSubcommand(name, verb);
    }
    if (!known) {
      CommandLine help = new CommandLine(new HelpCommand());
      addHelp(help.getCommandSpec());
      command.addSubcommand("help", help);
    }
  }

  private static Object verb(String name) {
    return switch (name) {
      case "start" -> new StartCommand();
      case "exec" -> new ExecCommand();
      case "users" -> new UsersCommand();
      case "apps" -> new AppsCommand();
      case "token" -> new TokenCommand();
      case "mails" -> new MailsCommand();
      case "logs" -> new LogsCommand();
      case "clock" -> new ClockCommand();
      case "reset" -> new ResetCommand();
      case "snapshot" -> new SnapshotCommand();
      case "env" -> new EnvCommand();
      case "init" -> new InitCommand();
      case "doctor" -> new DoctorCommand();
      case "completion" -> new CompletionCommand(Main::commandLine);
      case "data" -> new DataCommand();
      case "version" -> new VersionCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void addHelp(CommandSpec spec) {
    if (spec.findOption("--help") == null) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help message and exit.")
              .build());
    }
    // What the verb is for would stand below a screen of names.
    spec.usageMessage().abbreviateSynopsis(spec.options().size() > MOST_IN_SYNOPSIS);
    addExitStatus(spec);
    spec.subcommands().values().forEach(verb -> addHelp(verb.getCommandSpec()));
  }

  /** Adds the exit statuses to the help of a verb that has none of its own. */
  private static void addExitStatus(CommandSpec spec) {
    List<String> footer = new ArrayList<>(List.of(spec.usageMessage().footer()));
    if (!spec.subcommands().isEmpty()
        || footer.stream().anyMatch(line -> line.startsWith("Exit status:"))) {
      return;
    }
    if (footer.isEmpty()) {
      footer.add("");
    }
    int at = footer.contains(EXAMPLES) ? footer.indexOf(EXAMPLES) : footer.size();
    footer.addAll(at, spec.findOption("--url") == null ? STATUS_OF_OTHERS : STATUS_OF_CALLERS);
    spec.usageMessage().footer(footer.toArray(String[]::new));
  }
}
