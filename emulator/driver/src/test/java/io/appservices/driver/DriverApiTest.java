package io.appservices.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.testkit.surface.ListedApi;
import io.appservices.testkit.surface.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The bridge to the types of the driver is a part of the API, which docs/public-api.txt lists.
 * Where a change of it is meant, write {@code target/public-api.txt}, which this test leaves, over
 * that part.
 */
class DriverApiTest {

  private static final String PACKAGE = "io.appservices.driver";
  private static final Path LISTED = Path.of("../../docs/public-api.txt");
  private static final Path FOUND = Path.of("target/public-api.txt");

  private final Surface surface = Surface.of(BsonBridge.class, PACKAGE);

  @Test
  void isWhatIsListed() throws IOException {
    Files.createDirectories(FOUND.getParent());
    Files.writeString(FOUND, surface.text());

    assertThat(surface.text())
        .as("the API of %s, as %s lists it; %s has what there is now", PACKAGE, LISTED, FOUND)
        .isEqualTo(ListedApi.of(LISTED, PACKAGE::equals));
  }

  @Test
  void namesTypesOfTheLibraryThatItIsForAlone() {
    assertThat(surface.named())
        .isNotEmpty()
        .allMatch(
            name ->
                name.matches(
                    "java\\..*|org\\.bson\\..*|io\\.appservices\\.(driver|emulator\\.api)\\.[A-Z].*"));
  }
}
