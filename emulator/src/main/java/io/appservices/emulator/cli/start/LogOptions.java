package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.file.ConfigFile;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.option.Option;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParseResult;

/** The options for the amount of output. They are the command line's alone. */
public final class LogOptions {

  private static final String LEVEL = Option.VARIABLE_PREFIX + "LOG_LEVEL";
  private static final String FORMAT = Option.VARIABLE_PREFIX + "LOG_FORMAT";

  /** The variables of these options. */
  public static final Set<String> VARIABLES = Set.of(LEVEL, FORMAT);

  /** Their names in a configuration file, with the JSON schemas of their values. */
  public static final Map<String, Map<String, Object>> FILE_SCHEMAS =
      new TreeMap<>(
          Map.of(
              "log-level", Map.of("enum", List.of("error", "warn", "info", "debug")),
              "log-format", Map.of("enum", List.of("text", "json"))));

  private static final String BACKEND_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  /** Levels, as the logging library names them. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /** Formats of the line for a request. */
  enum Format {
    TEXT,
    JSON
  }

  @CommandLine.Option(
      names = "--log-level",
      paramLabel = "error|warn|info|debug",
      defaultValue = "${env:" + LEVEL + ":-warn}",
      converter = LevelConverter.class,
      description =
          "What is logged on standard error; from info on, a line for each request is printed,"
              + " refusals with their reason. Default: warn.")
  private Level level = Level.WARN;

  @CommandLine.Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "${env:" + FORMAT + ":-text}",
      converter = FormatConverter.class,
      description = "The format of the line for a request. Default: text.")
  private Format format = Format.TEXT;

  /** Takes what a configuration file says, where neither the command line nor a variable does. */
  void take(ParseResult arguments, Map<String, String> environment) {
    ConfigFile file = StartOptions.file(arguments, environment);
    try {
      if (!arguments.hasMatchedOption("--log-level") && !environment.containsKey(LEVEL)) {
        file.value("log-level").ifPresent(text -> level = choose(Level.class, text, LEVEL));
      }
      if (!arguments.hasMatchedOption("--log-format") && !environment.containsKey(FORMAT)) {
        file.value("log-format").ifPresent(text -> format = choose(Format.class, text, FORMAT));
      }
    } catch (CommandLine.TypeConversionException e) {
      throw CommandException.usage(
          arguments.matchedOptionValue(StartOptions.CONFIG, "") + ": " + e.getMessage());
    }
  }

  /** Sets the level of everything that logs; before anything has logged. */
  void apply() {
    if (level != Level.WARN) {
      System.setProperty(BACKEND_LEVEL, level.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Prints a line for each request from now on, if the level asks for that. */
  void follow(AppServicesEmulator emulator, PrintWriter out) {
    if (level.compareTo(Level.INFO) >= 0) {
      emulator.onRequest(
          request ->
              out.println(
                  format == Format.JSON ? RequestLine.json(request) : RequestLine.text(request)));
    }
  }

  /** Reads a level in any case. */
  static final class LevelConverter implements ITypeConverter<Level> {
    @Override
    public Level convert(String text) {
      return choose(Level.class, text, LEVEL);
    }
  }

  /** Reads a format in any case. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return choose(Format.class, text, FORMAT);
    }
  }

  private static <E extends Enum<E>> E choose(Class<E> type, String text, String variable) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    StringBuilder names = new StringBuilder();
    for (E value : type.getEnumConstants()) {
      names.append(names.length() == 0 ? "" : ", ").append(value.name().toLowerCase(Locale.ROOT));
    }
    throw new CommandLine.TypeConversionException(
        "'" + text + "' is none of " + names + "; variable " + variable);
  }
}
