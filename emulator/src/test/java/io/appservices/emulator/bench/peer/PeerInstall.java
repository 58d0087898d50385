package io.appservices.emulator.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Gets other emulators from where their makers publish them, into the folder of the build. */
final class PeerInstall {

  private static final int LIMIT_MINUTES = 10;
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>bench</groupId>
        <artifactId>bench</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>%s</groupId>
            <artifactId>%s</artifactId>
            <version>%s</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private PeerInstall() {}

  /** Returns the versions of all of them, by the names of their packages. */
  static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = PeerInstall.class.getResourceAsStream("peers.properties")) {
      versions.load(in);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void npm(Path folder, String name, String version) {
    run(
        folder,
        List.of(
            "npm",
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix=.",
            name + "@" + version));
  }

  static void maven(Path folder, String group, String name, String version) {
    try {
      Files.writeString(folder.resolve("pom.xml"), POM.formatted(group, name, version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(
        folder,
        List.of("mvn", "-B", "-q", "dependency:copy-dependencies", "-DoutputDirectory=lib"));
  }

  /** Runs a program, whose output is left in a file. */
  private static void run(Path folder, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("install.log").toFile())
              .start();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command.get(0) + " takes too long");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            command.get(0) + " failed, see " + folder.resolve("install.log"));
      }
    } catch (IOException e) {
      throw new IllegalStateException(command.get(0) + " is not installed", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
