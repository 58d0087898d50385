package io.appservices.emulator.cli;

import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.EmulatorConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options for what functions can reach, and for how long they may run. */
final class FunctionOptions {

  private static final Pattern WITH_URI = Pattern.compile("[^=]+=mongodb(\\+srv)?://.*");

  @Option(
      names = "--data-source",
      paramLabel = "<name>[=<mongodb uri>]",
      defaultValue = "${env:APPSERVICES_EMULATOR_DATA_SOURCE:-" + Option.NULL_VALUE + "}",
      description =
          "A data source that every app has, embedded or at the URI of a real cluster. May be given"
              + " more than once. Default: "
              + EmulatorConfig.DEFAULT_DATA_SOURCE
              + ", embedded.")
  private List<String> dataSources = List.of();

  @Option(
      names = "--data-source-time-limit",
      paramLabel = "<seconds>",
      defaultValue = "${env:APPSERVICES_EMULATOR_DATA_SOURCE_TIME_LIMIT:-30}",
      description = "How long one operation of a data source may take. Default: 30.")
  private long dataSourceTimeLimit;

  @Option(
      names = "--allow-http",
      paramLabel = "<host>[:<port>]",
      split = ",",
      defaultValue = "${env:APPSERVICES_EMULATOR_ALLOW_HTTP:-" + Option.NULL_VALUE + "}",
      description =
          "A host that functions may call by context.http, on all ports unless one is given. May be"
              + " given more than once. Default: none; the hosts of App Services are always"
              + " answered by the emulator itself.")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--function-time-limit",
      paramLabel = "<seconds>",
      defaultValue = "${env:APPSERVICES_EMULATOR_FUNCTION_TIME_LIMIT:-300}",
      description = "How long a function may run. Default: 300, as on the service.")
  private long functionTimeLimit;

  void applyTo(EmulatorConfigBuilder builder, OptionSetter taker) {
    given(dataSources).stream()
        .flatMap(text -> separate(text).stream())
        .forEach(text -> taker.take("--data-source", text, t -> add(builder, t)));
    taker.take(
        "--data-source-time-limit",
        String.valueOf(dataSourceTimeLimit),
        text -> builder.dataSourceTimeLimit(Duration.ofSeconds(dataSourceTimeLimit)));
    given(allowedHosts).forEach(host -> taker.take("--allow-http", host, builder::allowHttp));
    taker.take(
        "--function-time-limit",
        String.valueOf(functionTimeLimit),
        text -> builder.functionTimeLimit(Duration.ofSeconds(functionTimeLimit)));
  }

  private static List<String> given(List<String> values) {
    return values == null ? List.of() : values;
  }

  /** Commas also stand between the hosts of a URI, which goes on until the next name with one. */
  private static List<String> separate(String text) {
    List<String> dataSources = new ArrayList<>();
    for (String part : text.split(",")) {
      int last = dataSources.size() - 1;
      if (last >= 0
          && dataSources.get(last).contains("=mongodb")
          && !WITH_URI.matcher(part).matches()) {
        dataSources.set(last, dataSources.get(last) + "," + part);
      } else {
        dataSources.add(part);
      }
    }
    return dataSources;
  }

  private static void add(EmulatorConfigBuilder builder, String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      builder.dataSource(text);
    } else {
      builder.dataSource(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
