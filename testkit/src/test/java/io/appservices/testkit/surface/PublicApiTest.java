package io.appservices.testkit.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.testkit.AppServicesTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The API is what docs/public-api.txt lists. Where a change of it is meant, write {@code
 * target/public-api.txt}, which this test leaves, over the part of it that this is; the bridge to
 * the driver and the container have tests in their own modules.
 */
class PublicApiTest {

  private static final Path LISTED = Path.of("../docs/public-api.txt");
  private static final Path FOUND = Path.of("target/public-api.txt");

  /** Packages of other modules than the emulator and this one. */
  private static final Set<String> OF_OTHERS =
      Set.of("io.appservices.driver", "io.appservices.testcontainers");

  private static final Surface EMULATOR =
      Surface.of(
          AppServicesEmulator.class,
          "io.appservices.emulator",
          "io.appservices.emulator.api",
          "io.appservices.emulator.api.error",
          "io.appservices.emulator.api.fault",
          "io.appservices.emulator.config");
  private static final Surface TESTKIT =
      Surface.of(AppServicesTest.class, "io.appservices.testkit", "io.appservices.testkit.client");

  private static final Surface ASSERTIONS =
      Surface.of(AppServicesTest.class, "io.appservices.testkit.assertion");

  @Test
  void isWhatIsListed() throws IOException {
    String found = EMULATOR.text() + "\n" + TESTKIT.text() + "\n" + ASSERTIONS.text();
    Files.createDirectories(FOUND.getParent());
    Files.writeString(FOUND, found);

    assertThat(found)
        .as("the API, as %s lists it; %s has what there is now", LISTED, FOUND)
        .isEqualTo(ListedApi.of(LISTED, name -> !OF_OTHERS.contains(name)));
  }

  @Test
  void namesNothingThatIsInternalOrOfALibrary() {
    assertThat(EMULATOR.named())
        .isNotEmpty()
        .allMatch(
            name ->
                name.matches(
                    "java\\..*|io\\.appservices\\.emulator\\.((api(\\.error|\\.fault)?|config)\\.)?[A-Z].*"));
    assertThat(TESTKIT.named())
        .isNotEmpty()
        .allMatch(
            name ->
                name.matches(
                    "java\\..*|org\\.junit\\..*"
                        + "|io\\.appservices\\.(emulator\\.((api(\\.error|\\.fault)?|config)\\.)?|testkit\\.(client\\.)?)[A-Z].*"));
  }

  @Test
  void onlyAssertionsNameTypesOfTheLibraryThatTheyAreFor() {
    assertThat(ASSERTIONS.named())
        .isNotEmpty()
        .allMatch(
            name ->
                name.matches(
                    "java\\..*|org\\.assertj\\..*|io\\.appservices\\.emulator\\.(api(\\.error|\\.fault)?\\.)?[A-Z].*"
                        + "|io\\.appservices\\.testkit\\.(client|assertion)\\.[A-Z].*"));
  }
}
