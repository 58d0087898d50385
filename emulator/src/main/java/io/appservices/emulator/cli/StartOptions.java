package io.appservices.emulator.cli;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of {@code start}, as they are defined in {@link Options}. */
final class StartOptions {

  private StartOptions() {}

  /** Adds all options to a command. */
  static void addTo(CommandSpec command) {
    Options.all().forEach(option -> command.addOption(spec(option)));
  }

  private static OptionSpec spec(Option<?> option) {
    // Picocli formats descriptions, and would read a '%' as the start of a directive.
    OptionSpec.Builder spec =
        OptionSpec.builder(option.flag())
            .paramLabel(option.label())
            .description(option.help().replace("%", "%%"));
    if (option.isSwitch()) {
      spec.arity("0..1").fallbackValue("true");
    }
    return option.isRepeatable()
        ? spec.type(List.class).auxiliaryTypes(String.class).build()
        : spec.type(String.class).build();
  }

  /**
   * Returns the configuration that the command line and, for what it leaves out, the environment
   * ask for.
   *
   * @throws ParameterException if a value is not valid
   */
  static EmulatorConfig config(ParseResult arguments, Map<String, String> environment) {
    EmulatorConfigBuilder config = EmulatorConfig.builder();
    try {
      Options.all().forEach(option -> set(config, option, arguments, environment));
      return UserDirectory.addTo(config.build(), environment);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(arguments.commandSpec().commandLine(), e.getMessage(), e);
    }
  }

  private static void set(
      EmulatorConfigBuilder config,
      Option<?> option,
      ParseResult arguments,
      Map<String, String> environment) {
    if (arguments.hasMatchedOption(option.flag())) {
      values(option, arguments).forEach(text -> config.set(option.flag(), text));
    } else if (environment.containsKey(option.variable())) {
      config.set(option.variable(), environment.get(option.variable()));
    } else {
      option.ofServer().ifPresent(text -> config.set(option.flag(), text));
    }
  }

  private static List<String> values(Option<?> option, ParseResult arguments) {
    return option.isRepeatable()
        ? arguments.matchedOptionValue(option.flag(), List.of())
        : List.of(arguments.<String>matchedOptionValue(option.flag(), ""));
  }
}
