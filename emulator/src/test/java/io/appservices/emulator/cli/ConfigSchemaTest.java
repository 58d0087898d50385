package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.start.LogOptions;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.option.ConfigSchema;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * The schema of configuration files follows from the definitions of the options. Where one was
 * changed, copy {@code target/config.schema.json}, which this test leaves, over that in docs.
 */
class ConfigSchemaTest {

  private static final Path PUBLISHED = Path.of("..", "docs", "config.schema.json");
  private static final Path FOUND = Path.of("target", "config.schema.json");

  @Test
  void thePublishedSchemaIsThatOfTheOptions() throws IOException {
    byte[] schema = Ejson.pretty(ConfigSchema.of(LogOptions.FILE_SCHEMAS));
    Files.createDirectories(FOUND.getParent());
    Files.write(FOUND, schema);
    Files.writeString(FOUND, Files.readString(FOUND).strip() + "\n");

    assertThat(PUBLISHED).hasSameTextualContentAs(FOUND);
  }

  @Test
  void theSchemaHasEveryOption() throws IOException {
    Document members =
        Ejson.parseDocument(Files.readAllBytes(PUBLISHED)).get("properties", Document.class);

    assertThat(members)
        .containsKeys(Options.all().stream().map(Option::fileName).toArray(String[]::new))
        .containsKeys("log-level", "log-format");
  }
}
