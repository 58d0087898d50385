package io.appservices.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page says what the description says. Where that was changed, copy {@code
 * target/control-api.md}, which this test leaves, over it.
 */
class ControlApiPageTest {

  private static final Path PAGE = Path.of("..", "docs", "control-api.md");
  private static final Path RENDERED = Path.of("target", "control-api.md");

  @Test
  void isUpToDate() throws IOException {
    String rendered = ControlApiPage.of(Description.read());
    Files.createDirectories(RENDERED.getParent());
    Files.writeString(RENDERED, rendered);
    assertThat(Files.readString(PAGE))
        .as("%s; %s has what it should be", PAGE, RENDERED)
        .isEqualTo(rendered);
  }
}
