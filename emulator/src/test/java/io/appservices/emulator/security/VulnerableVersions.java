package io.appservices.emulator.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The list of versions that are known to be vulnerable, {@code .ci/vulnerable-versions}. */
record VulnerableVersions(List<Row> rows) {

  static final Path FILE = Path.of("..", ".ci", "vulnerable-versions");

  /** A range of versions; the first is in it, the one with the fix is not. */
  record Row(String group, String artifact, String from, String fixedIn, String advisory) {

    boolean covers(Library library) {
      return library.group().equals(group)
          && library.artifact().matches(artifact.replace("*", ".*"))
          && VersionOrder.OF_MAVEN.compare(library.version(), from) >= 0
          && VersionOrder.OF_MAVEN.compare(library.version(), fixedIn) < 0;
    }

    private static Row parse(String line) {
      String[] columns = line.split("\\s+", 5);
      String[] name = columns[0].split(":");
      if (name.length != 2
          || columns.length < 4
          || !columns[1].matches("\\d[\\w.-]*")
          || !columns[2].matches("\\d[\\w.-]*")
          || !columns[3].matches("(CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3})")
          || VersionOrder.OF_MAVEN.compare(columns[1], columns[2]) >= 0) {
        throw new IllegalArgumentException("not a row of " + FILE.getFileName() + ": " + line);
      }
      return new Row(name[0], name[1], columns[1], columns[2], columns[3]);
    }
  }

  static VulnerableVersions read() throws IOException {
    return parse(Files.readAllLines(FILE));
  }

  static VulnerableVersions parse(List<String> lines) {
    return new VulnerableVersions(
        lines.stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Row::parse)
            .toList());
  }

  /** What is wrong with a library, as sentences; none if nothing is known. */
  List<String> findings(Library library) {
    return rows.stream()
        .filter(row -> row.covers(library))
        .map(row -> library + " has " + row.advisory() + ", fixed in " + row.fixedIn())
        .toList();
  }
}
