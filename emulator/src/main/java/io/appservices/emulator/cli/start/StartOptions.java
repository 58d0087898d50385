package io.appservices.emulator.cli.start;

import io.appservices.emulator.cli.file.ConfigFile;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.option.AppsOptions;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import io.appservices.emulator.option.TlsOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of {@code start}, as they are defined in {@link Options}. */
public final class StartOptions {

  /** The option that names a file with options. */
  public static final String CONFIG = "--config";

  /** The variable of {@link #CONFIG}. */
  public static final String CONFIG_VARIABLE = Option.VARIABLE_PREFIX + "CONFIG";

  private StartOptions() {}

  /**
   * Adds all options to a command.
   *
   * @param defaults values of options that the command has in place of those of a server
   */
  public static void addTo(CommandSpec command, Map<Option<?>, String> defaults) {
    Options.all().forEach(option -> command.addOption(spec(option, help(option, defaults))));
    command.addOption(
        OptionSpec.builder(CONFIG)
            .paramLabel("<file>")
            .type(String.class)
            .description(
                "A file with options, in YAML or JSON, by their names without hyphens before"
                    + " them. What the command line or a variable says wins.")
            .build());
  }

  private static String help(Option<?> option, Map<Option<?>, String> defaults) {
    String own = defaults.get(option);
    return own == null ? option.help() : option.help(own);
  }

  private static OptionSpec spec(Option<?> option, String help) {
    // Picocli formats descriptions, and would read a '%' as the start of a directive.
    OptionSpec.Builder spec =
        OptionSpec.builder(option.flag())
            .paramLabel(option.label())
            .description(help.replace("%", "%%"));
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
  public static EmulatorConfig config(ParseResult arguments, Map<String, String> environment) {
    return config(arguments, environment, Map.of());
  }

  /**
   * Returns the configuration, as {@link #config(ParseResult, Map)} does.
   *
   * @param defaults values of options that neither the command line, nor the environment, nor the
   *     file has, in place of those of a server
   */
  public static EmulatorConfig config(
      ParseResult arguments, Map<String, String> environment, Map<Option<?>, String> defaults) {
    EmulatorConfigBuilder config = EmulatorConfig.builder();
    ConfigFile file = file(arguments, environment);
    try {
      Options.all().forEach(option -> set(config, option, arguments, environment, file, defaults));
      EmulatorConfig built = config.build();
      if (!built.network().tls() && isGiven(TlsOptions.PORT, arguments, environment, file)) {
        throw useless(TlsOptions.PORT, TlsOptions.TLS);
      }
      if (built.apps().watchFolders() && built.apps().folders().isEmpty()) {
        throw useless(AppsOptions.WATCH_FOLDERS, AppsOptions.FOLDER);
      }
      return UserDirectory.addTo(built, environment);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(arguments.commandSpec().commandLine(), e.getMessage(), e);
    }
  }

  /** Returns the file that is asked for. */
  static ConfigFile file(ParseResult arguments, Map<String, String> environment) {
    String name =
        arguments.matchedOptionValue(CONFIG, environment.getOrDefault(CONFIG_VARIABLE, ""));
    return name.isEmpty()
        ? ConfigFile.NONE
        : ConfigFile.read(Path.of(name), LogOptions.FILE_SCHEMAS.keySet());
  }

  private static void set(
      EmulatorConfigBuilder config,
      Option<?> option,
      ParseResult arguments,
      Map<String, String> environment,
      ConfigFile file,
      Map<Option<?>, String> defaults) {
    if (arguments.hasMatchedOption(option.flag())) {
      values(option, arguments).forEach(text -> config.set(option.flag(), text));
    } else if (environment.containsKey(option.variable())) {
      config.set(option.variable(), environment.get(option.variable()));
    } else if (file.has(option)) {
      set(config, option, file);
    } else {
      Optional.ofNullable(defaults.get(option))
          .or(option::ofServer)
          .ifPresent(text -> config.set(option.flag(), text));
    }
  }

  private static IllegalArgumentException useless(Option<?> option, Option<?> without) {
    return new IllegalArgumentException(option.flag() + " is of no use without " + without.flag());
  }

  private static boolean isGiven(
      Option<?> option, ParseResult arguments, Map<String, String> environment, ConfigFile file) {
    return arguments.hasMatchedOption(option.flag())
        || environment.containsKey(option.variable())
        || file.has(option);
  }

  private static void set(EmulatorConfigBuilder config, Option<?> option, ConfigFile file) {
    try {
      file.values(option).forEach(text -> config.set(option.flag(), text));
    } catch (IllegalArgumentException e) {
      throw file.refusal(option, e);
    }
  }

  private static List<String> values(Option<?> option, ParseResult arguments) {
    return option.isRepeatable()
        ? arguments.matchedOptionValue(option.flag(), List.of())
        : List.of(arguments.<String>matchedOptionValue(option.flag(), ""));
  }
}
