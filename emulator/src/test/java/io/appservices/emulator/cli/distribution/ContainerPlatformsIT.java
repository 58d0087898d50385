package io.appservices.emulator.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The images are made for {@code linux/amd64} and {@code linux/arm64} from the same files. */
class ContainerPlatformsIT {

  private static final Pattern PLATFORM = Pattern.compile("(?i)amd64|x86|x64|arm64|aarch64");
  private static final Pattern FOR_AMD64 = Pattern.compile("/linux/(amd64|x86_64)/");

  @Test
  void whatMakesTheImagesNamesNoPlatform() throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("src", "container"))) {
      assertThat(Stream.concat(Stream.of(Path.of("..", "Dockerfile")), scripts))
          .hasSizeGreaterThan(4)
          .allSatisfy(
              file ->
                  assertThat(PLATFORM.matcher(Files.readString(file)).find())
                      .as(file.toString())
                      .isFalse());
    }
  }

  /** By the name that {@code uname -m} has for it, which is how the library is found. */
  @Test
  void theLibraryOfSqliteIsThereForBoth() throws IOException {
    assertThat(nativeLibraries())
        .anyMatch(name -> name.endsWith("/Linux/x86_64/libsqlitejdbc.so"))
        .anyMatch(name -> name.endsWith("/Linux/aarch64/libsqlitejdbc.so"));
  }

  @Test
  void everyNativeLibraryIsThereForBoth() throws IOException {
    List<String> names = nativeLibraries().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();

    assertThat(names)
        .filteredOn(name -> FOR_AMD64.matcher(name).find())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(names).contains(FOR_AMD64.matcher(name).replaceAll("/linux/aarch64/")));
  }

  private static List<String> nativeLibraries() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Launch.DISTRIBUTION.resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          zip.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".so"))
              .forEach(found::add);
        }
      }
    }
    return found;
  }
}
