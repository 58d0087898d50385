package io.appservices.emulator.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a start takes from the archive of classes that its Java made, and which compilers it has.
 */
@Tag("slow")
class ClassArchiveIT {

  private static final int FIRST_WITH_CACHE = 25;
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=2");
  private static final List<String> OPTIMIZING = List.of("-XX:CompileThresholdScaling=10");

  @TempDir private Path directory;
  private Path copy;

  @BeforeEach
  void copyTheDistribution() throws IOException {
    copy = directory.resolve("copy");
    try (Stream<Path> files = Files.walk(Launch.DISTRIBUTION)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith("start.")) {
          Path to = copy.resolve(Launch.DISTRIBUTION.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aStartTakesItsClassesFromTheArchiveOfItsJava(Map.Entry<Integer, Path> java)
      throws Exception {
    boolean cache = java.getKey() >= FIRST_WITH_CACHE;
    archive(java.getValue());

    assertThat(lib("start.aot").toFile().exists()).isEqualTo(cache);
    assertThat(lib("start.jsa").toFile().exists()).isEqualTo(!cache);
    assertThat(compilersOf(start(java.getValue(), "4096"))).isEqualTo(OPTIMIZING);
    assertTakenFromTheArchive();
    assertThat(compilersOf(start(java.getValue(), "512"))).isEqualTo(QUICK);
    assertTakenFromTheArchive();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aStartFromTheArchiveLoadsNativeCodeWithoutAWarning(Map.Entry<Integer, Path> java)
      throws Exception {
    archive(java.getValue());

    Launch launch =
        Launch.through(
                launcher(), "start", "--port", "0", "--data", directory.resolve("state").toString())
            .with("JAVA_HOME", java.getValue().toString());
    try (Running emulator = launch.start()) {
      assertThat(emulator.banner().get(0)).startsWith("App Services emulator");
      assertThat(emulator.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aCacheAloneHasWhatABusyServerRuns(Map.Entry<Integer, Path> java) throws Exception {
    archive(java.getValue());
    boolean cache = java.getKey() >= FIRST_WITH_CACHE;

    try (Running emulator = launch(java.getValue(), "4096").start()) {
      String app = EmulatorConfig.DEFAULT_APP_ID;
      new AdminApiClient(emulator.baseUrl(), EmulatorConfig.defaults(), app).users("");
      assertThat(sourcesOf("io.appservices.emulator.http.admin.user.UsersHandler "))
          .singleElement(STRING)
          .matches(source -> source.startsWith("shared objects file") == cache);
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void anArchiveIsMadeWithoutTheSettingsOfTheUser(Map.Entry<Integer, Path> java) throws Exception {
    Path state = directory.resolve("state");

    Launch.Ended ended =
        Launch.through(launcher(), "archive")
            .with("JAVA_HOME", java.getValue().toString())
            .with("APPSERVICES_EMULATOR_DATA", state.toString())
            .with("APPSERVICES_EMULATOR_ADMIN_KEY", "operator:a-key-of-the-user")
            .with("APPSERVICES_EMULATOR_LOG_LEVEL", "no such level")
            .with("APPSERVICES_EMULATOR_MEMORY", "1024")
            .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Xlog:class+load:file=" + loadedClasses())
            .run();

    assertThat(ended).isEqualTo(new Launch.Ended(0, "", ""));
    assertThat(state).doesNotExist();
    assertThat(lib(java.getKey() >= FIRST_WITH_CACHE ? "start.aot" : "start.jsa")).isNotEmptyFile();
    assertThat(loadedClasses()).isNotEmptyFile();
  }

  @Test
  void noArchiveIsMadeWhereItMayNotWrite() throws Exception {
    File lib = copy.resolve("lib").toFile();
    assertThat(lib.setWritable(false, false)).isTrue();
    assertThat(directory.toFile().setReadable(true, false)).isTrue();
    assertThat(directory.toFile().setExecutable(true, false)).isTrue();
    try {
      Launch launch =
          lib.canWrite() // as root may, everywhere
              ? Launch.through(
                  Path.of("setpriv"),
                  "--reuid=65534",
                  "--clear-groups",
                  launcher().toString(),
                  "archive")
              : Launch.through(launcher(), "archive");

      launch.run().assertRefused(" archive: cannot write " + lib + ": permission denied\n");
    } finally {
      assertThat(lib.setWritable(true)).isTrue();
    }
  }

  @Test
  void aCacheThatAnotherJavaMadeIsNotUsed() throws Exception {
    Path java = Path.of(System.getProperty("java.home"));
    Files.writeString(lib("start.aot"), "a cache");
    Files.writeString(lib("start.runtime"), java + " 99.0.1\n");

    assertThat(start(java, "4096")).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void anArchiveOfOtherJarsKeepsNoneFromAStart(Map.Entry<Integer, Path> java) throws Exception {
    archive(java.getValue());
    try (Stream<Path> jars = Files.list(copy.resolve("lib"))) {
      Path jackson =
          jars.filter(jar -> jar.getFileName().toString().startsWith("jackson-core"))
              .findFirst()
              .orElseThrow();
      Files.move(jackson, jackson.resolveSibling("jackson-core-renamed.jar"));
    }

    start(java.getValue(), "4096");

    assertThat(sourcesOf("com.fasterxml.jackson.core.JsonFactory "))
        .isNotEmpty()
        .allMatch(source -> source.endsWith("jackson-core-renamed.jar"));
  }

  static Stream<Map.Entry<Integer, Path>> javas() throws IOException {
    return Javas.byVersion().entrySet().stream();
  }

  private void archive(Path java) throws Exception {
    Launch.Ended ended =
        Launch.through(launcher(), "archive").with("JAVA_HOME", java.toString()).run();
    assertThat(ended).isEqualTo(new Launch.Ended(0, "", ""));
  }

  /** Starts and stops it; returns the arguments of its process. */
  private List<String> start(Path java, String memory) throws Exception {
    try (Running emulator = launch(java, memory).start()) {
      assertThat(emulator.banner().get(0)).startsWith("App Services emulator");
      assertThat(emulator.errors()).isEmpty();
      return List.of(
          ProcessHandle.of(emulator.pid()).orElseThrow().info().arguments().orElseThrow());
    }
  }

  private static List<String> compilersOf(List<String> arguments) {
    return arguments.stream().filter(argument -> argument.matches("-XX:(Tiered|Comp).*")).toList();
  }

  private Launch launch(Path java, String memory) {
    return Launch.through(launcher(), "start", "--port", "0")
        .with("JAVA_HOME", java.toString())
        .with("APPSERVICES_EMULATOR_MEMORY", memory)
        .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Xlog:class+load:file=" + loadedClasses());
  }

  private void assertTakenFromTheArchive() throws IOException {
    for (String packages : List.of("picocli.", "org.eclipse.jetty.", "io.javalin.")) {
      assertThat(sourcesOf(packages))
          .as(packages)
          .anyMatch(source -> source.startsWith("shared objects file"))
          .noneMatch(source -> source.startsWith("file:"));
    }
  }

  /** Returns where the classes of some packages were loaded from. */
  private List<String> sourcesOf(String packages) throws IOException {
    try (Stream<String> lines = Files.lines(loadedClasses())) {
      return lines
          .filter(line -> line.contains("] " + packages))
          .map(line -> line.substring(line.indexOf("source: ") + "source: ".length()))
          .toList();
    }
  }

  private Path launcher() {
    return copy.resolve("bin/appservices-emulator");
  }

  private Path lib(String name) {
    return copy.resolve("lib").resolve(name);
  }

  private Path loadedClasses() {
    return directory.resolve("classes.txt");
  }
}
