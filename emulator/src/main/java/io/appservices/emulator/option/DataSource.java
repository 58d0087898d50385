package io.appservices.emulator.option;

import io.appservices.emulator.cluster.operation.ConnectionStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A data source that every app has; {@code toString} shows no URI, which may hold a password.
 *
 * @param uri of a real cluster; {@code null} for an embedded one
 */
public record DataSource(String name, @Nullable String uri) {

  private static final Pattern WITH_URI = Pattern.compile("[^=]+=mongodb(\\+srv)?://.*");

  /** Returns its connection string; empty if it is embedded. */
  public Optional<String> cluster() {
    return Optional.ofNullable(uri);
  }

  static Format<DataSource> format() {
    return Format.of(
            "<name>[=<mongodb uri>]",
            "a name that is not blank, and for a real cluster its mongodb:// or mongodb+srv:// URI",
            DataSource::parse)
        .checked(DataSource::checked)
        .written(DataSource::name)
        .secret();
  }

  private DataSource checked() {
    if (name.isBlank()) {
      throw new IllegalArgumentException();
    }
    cluster()
        .flatMap(ConnectionStrings::problem)
        .ifPresent(
            problem -> {
              throw new Format.Reason(problem);
            });
    return this;
  }

  private static DataSource parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new DataSource(text, null)
        : new DataSource(text.substring(0, equals), text.substring(equals + 1));
  }

  /** Commas also stand between the hosts of a URI, which goes on until the next name with one. */
  static List<String> separate(String text) {
    List<String> separated = new ArrayList<>();
    for (String part : text.split(",")) {
      int last = separated.size() - 1;
      if (last >= 0
          && separated.get(last).contains("=mongodb")
          && !WITH_URI.matcher(part).matches()) {
        separated.set(last, separated.get(last) + "," + part);
      } else {
        separated.add(part);
      }
    }
    return separated;
  }

  @Override
  public String toString() {
    return uri == null ? name : name + "=(not shown)";
  }
}
