package io.appservices.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package in the drawing ({@code drawing.txt}): what it may know beside itself and the JDK.
 *
 * @param name below {@link #BASE}, or {@code (root)}
 */
record Floor(String name, List<String> below, List<String> libraries, String reason) {

  static final String BASE = "io.appservices.emulator";

  private static final String ROOT = "(root)";
  private static final int COLUMNS = 4;

  /** Everything in the drawing, from the ground up. */
  static List<Floor> all() {
    List<Floor> floors = new ArrayList<>();
    for (String line : read().lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Floor floor = parse(line);
        floor.below().forEach(name -> requireStanding(name, floors, line));
        floors.add(floor);
      }
    }
    return floors;
  }

  static Floor named(String name) {
    return all().stream().filter(floor -> floor.name().equals(name)).findFirst().orElseThrow();
  }

  String packageName() {
    return pattern(name);
  }

  /** Everything that its classes may depend on. */
  String[] allowed() {
    return Stream.of(
            Stream.of("java..", "javax.crypto..", "org.jspecify.annotations..", packageName()),
            libraries.stream(),
            below.stream().map(Floor::pattern))
        .flatMap(names -> names)
        .toArray(String[]::new);
  }

  private static String pattern(String name) {
    return name.equals(ROOT) ? BASE : BASE + "." + name;
  }

  private static Floor parse(String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("not four columns: " + line);
    }
    return new Floor(columns[0].strip(), words(columns[1]), words(columns[2]), columns[3].strip());
  }

  private static List<String> words(String column) {
    return column.isBlank() ? List.of() : List.of(column.strip().split("\\s+"));
  }

  private static void requireStanding(String name, List<Floor> floors, String line) {
    String first = name.endsWith("..") ? name.substring(0, name.length() - 2) : name;
    boolean stands =
        floors.stream()
            .anyMatch(f -> (f.name() + ".").startsWith(first + ".") || f.name().equals(first));
    if (!stands) {
      throw new IllegalArgumentException(name + " does not stand yet: " + line);
    }
  }

  private static String read() {
    try (InputStream in = Floor.class.getResourceAsStream("drawing.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
