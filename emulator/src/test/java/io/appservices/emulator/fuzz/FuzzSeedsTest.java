package io.appservices.emulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The seeds of {@code make fuzz}, and every input that it found a defect with. */
@Tag("security")
class FuzzSeedsTest {

  static final Path SEEDS =
      Path.of("src", "test", "resources", "io", "appservices", "emulator", "fuzz");

  /** No input takes seconds; the rest is for a machine that is busy. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TestFactory
  Stream<DynamicTest> everySeedDoesNoHarm() {
    return FuzzTargets.BY_NAME.keySet().stream()
        .map(name -> dynamicTest(name, () -> takesAllSeeds(name)));
  }

  @Test
  void everyFolderOfSeedsIsOfATarget() throws IOException {
    try (Stream<Path> folders = Files.list(SEEDS)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FuzzTargets.BY_NAME.keySet());
    }
  }

  private static void takesAllSeeds(String name) throws IOException {
    List<Path> seeds = seeds(name);
    assertThat(seeds).as("seeds").hasSizeGreaterThan(2);
    try (Target target = FuzzTargets.open(name)) {
      for (Path seed : seeds) {
        byte[] input = Files.readAllBytes(seed);
        assertTimeoutPreemptively(LIMIT, () -> accept(target, seed, input));
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void accept(Target target, Path seed, byte[] input) {
    try {
      target.accept(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(seed.getFileName() + ": " + e, e);
    }
  }

  private static List<Path> seeds(String name) {
    try (Stream<Path> seeds = Files.list(SEEDS.resolve(name))) {
      return seeds.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
