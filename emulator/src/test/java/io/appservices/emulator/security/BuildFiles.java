package io.appservices.emulator.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the {@code pom.xml} files of the modules say of versions. */
final class BuildFiles {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED =
      Pattern.compile(
          "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*"
              + "<version>([^<]+)</version>");
  private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</\\1>");

  private BuildFiles() {}

  /** All that is named with a version, plugins included, less the project's own modules. */
  static List<Library> dependencies() throws IOException {
    List<Library> libraries = new ArrayList<>();
    Map<String, String> properties = properties();
    for (Path pom : poms()) {
      Matcher named = NAMED.matcher(text(pom));
      while (named.find()) {
        if (!named.group(1).equals("io.appservices")) {
          libraries.add(
              new Library(named.group(1), named.group(2), resolved(named.group(3), properties)));
        }
      }
    }
    return libraries;
  }

  private static String resolved(String version, Map<String, String> properties) {
    return version.startsWith("${")
        ? properties.getOrDefault(version.substring(2, version.length() - 1), version)
        : version;
  }

  private static Map<String, String> properties() throws IOException {
    Map<String, String> properties = new HashMap<>();
    for (Path pom : poms()) {
      Matcher property = PROPERTY.matcher(text(pom));
      while (property.find()) {
        properties.put(property.group(1), property.group(2));
      }
    }
    return properties;
  }

  private static String text(Path pom) {
    try {
      return Files.readString(pom);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> poms() throws IOException {
    List<Path> poms =
        Stream.of("", "emulator", "emulator/shaded", "emulator/driver", "testkit")
            .map(module -> ROOT.resolve(module).resolve("pom.xml"))
            .toList();
    if (!poms.stream().allMatch(Files::isRegularFile)) {
      throw new IOException("a module is gone: " + poms);
    }
    return poms;
  }
}
