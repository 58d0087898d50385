package io.appservices.emulator.cli.distribution;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Java installations that a test of the distribution can use: the one that runs the tests, the
 * one that {@code APPSERVICES_TEST_JAVA} names, and those in the directory where Linux has them.
 */
final class Javas {

  private static final Path USUAL = Path.of("/usr/lib/jvm");
  private static final int OLDEST = 17;

  private Javas() {}

  /** Returns the home of one installation of each version, by the first number of the version. */
  static Map<Integer, Path> byVersion() throws IOException {
    Map<Integer, Path> homes = new TreeMap<>();
    try (Stream<Path> usual = Files.isDirectory(USUAL) ? Files.list(USUAL) : Stream.empty()) {
      for (Path home : usual.sorted().toList()) {
        add(homes, home);
      }
    }
    @Nullable String named = System.getenv("APPSERVICES_TEST_JAVA");
    if (named != null) {
      add(homes, Path.of(named));
    }
    homes.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    return homes;
  }

  private static void add(Map<Integer, Path> homes, Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    int feature = Integer.parseInt(version.replaceFirst("\\D.*", ""));
    if (feature >= OLDEST) {
      homes.put(feature, home);
    }
  }
}
