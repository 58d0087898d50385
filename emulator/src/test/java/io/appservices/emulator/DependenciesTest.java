package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code docs/dependencies.md} to the class path and to what the modules declare. */
class DependenciesTest {

  private static final String EMULATOR = "In the emulator";
  private static final String DISTRIBUTION = "In the distribution only";
  private static final String JAVASCRIPT = "Optional: JavaScript functions";
  private static final String DATA = "Optional: data directories";
  private static final String TESTKIT = "In the testkit";
  private static final String TESTS = "In tests only";

  /** Plugins of Maven: they are on no class path. */
  private static final String BUILD = "In the build only";

  private static final Pattern ROW = Pattern.compile("^\\| (- )?(`[^|]*`) \\|(.*)\\|$");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

  /** A patch of a dependency weighs about the same; another dependency does not. */
  private static final double TOLERANCE = 0.03;

  /** What a row is about: coordinates, in which an asterisk is anything. */
  private record Row(String section, boolean isBrought, List<String> coordinates, String rest) {

    boolean covers(Path jar) {
      return coordinates.stream().anyMatch(c -> matches(c, jar));
    }

    @Override
    public String toString() {
      return section + ": " + coordinates;
    }
  }

  @Test
  void everyJarHasARow() {
    assertThat(jars().stream().filter(jar -> rows().stream().noneMatch(row -> row.covers(jar))))
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyRowIsOfJarsThatAreThere() {
    return rows().stream()
        .filter(row -> !row.section().equals(TESTS) && !row.section().equals(TESTKIT))
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> assertSize(row)));
  }

  private static void assertSize(Row row) throws IOException {
    String documented = row.rest().split("\\|")[1].strip();
    assertThat(documented).as("size").matches("[0-9]+");
    List<Path> covered = jars().stream().filter(row::covers).toList();
    assertThat(row.coordinates()).allSatisfy(c -> assertIsThere(c, covered));
    double size = 0;
    for (Path jar : covered) {
      size += Files.size(jar) / 1000.0;
    }
    assertThat(size).isBetween(size(documented, -1), size(documented, 1));
  }

  private static void assertIsThere(String coordinates, List<Path> jars) {
    // A pom has no jar: it only brings others.
    if (!coordinates.equals("org.graalvm.polyglot:js-community")) {
      assertThat(jars).as(coordinates).anyMatch(jar -> matches(coordinates, jar));
    }
  }

  private static double size(String documented, int sign) {
    double kilobytes = Double.parseDouble(documented);
    return kilobytes + sign * (kilobytes * TOLERANCE + 1);
  }

  @Test
  void everySectionHasWhatTheModulesDeclareForIt() throws IOException {
    Map<String, TreeSet<String>> declared = new LinkedHashMap<>();
    for (String module : List.of("emulator", "testkit")) {
      String pom = Files.readString(Path.of("..", module, "pom.xml"));
      Matcher dependency = DEPENDENCY.matcher(pom.substring(0, pom.indexOf("</dependencies>")));
      while (dependency.find()) {
        String name = element(dependency.group(1), "groupId") + ":" + artifact(dependency.group(1));
        if (!name.startsWith("io.appservices:")) {
          declared.computeIfAbsent(section(dependency.group(1)), s -> new TreeSet<>()).add(name);
        }
      }
    }
    // One module may need in its tests what another brings.
    declared.forEach(
        (section, names) -> {
          if (!section.equals(TESTS)) {
            declared.getOrDefault(TESTS, new TreeSet<>()).removeAll(names);
          }
        });
    Map<String, TreeSet<String>> documented =
        rows().stream()
            .filter(row -> !row.isBrought())
            .collect(
                Collectors.groupingBy(
                    Row::section,
                    Collectors.flatMapping(
                        row -> row.coordinates().stream(), Collectors.toCollection(TreeSet::new))));

    assertThat(documented).isEqualTo(declared);
  }

  private static String section(String dependency) {
    if (dependency.contains("<optional>true")) {
      return switch (element(dependency, "groupId")) {
        case "org.graalvm.polyglot" -> JAVASCRIPT;
        case "org.xerial" -> DATA;
        default -> DISTRIBUTION;
      };
    }
    if (dependency.contains("<scope>provided")) {
      return TESTKIT;
    }
    return dependency.contains("<scope>test") ? TESTS : EMULATOR;
  }

  private static String artifact(String dependency) {
    return element(dependency, "artifactId");
  }

  private static String element(String xml, String name) {
    return xml.split("<" + name + ">|</" + name + ">")[1];
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (String line : lines()) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (row.matches() && !section.equals(BUILD)) {
        List<String> coordinates = List.of(row.group(2).replace("`", "").split(", "));
        rows.add(new Row(section, row.group(1) != null, coordinates, row.group(3)));
      }
    }
    return rows;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("..", "docs", "dependencies.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .toList();
  }

  /** A jar lies in the local repository under its group, name and version. */
  private static boolean matches(String coordinates, Path jar) {
    String[] parts = coordinates.split(":");
    Path version = jar.getParent();
    Path group = Path.of(parts[0].replace('.', '/'));
    return version != null
        && version.getParent().getParent().endsWith(group)
        && version.getParent().getFileName().toString().matches(parts[1].replace("*", ".*"));
  }
}
