package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.EmulatorConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FunctionOptionsTest {

  @Test
  void takesTheUriOfAClusterOfSeveralHosts() {
    String uri = "mongodb://a.example:27017,b.example,c/shop?readPreferenceTags=dc:ny,rack:1";

    assertThat(config("--data-source", "orders=" + uri).dataSourceUris())
        .containsEntry("orders", uri);
  }

  @Test
  void takesSeveralDataSourcesWithCommasBetweenThem() {
    EmulatorConfig config = config("--data-source", "a,b,c=mongodb://x,y,d=mongodb+srv://z");

    assertThat(config.dataSources()).contains("a", "b", "c", "d");
    assertThat(config.dataSourceUris())
        .isEqualTo(Map.of("c", "mongodb://x,y", "d", "mongodb+srv://z"));
  }

  private static EmulatorConfig config(String... args) {
    FunctionOptions options = CommandLine.populateCommand(new FunctionOptions(), args);
    EmulatorConfigBuilder builder = EmulatorConfig.builder();
    options.applyTo(builder, (option, text, setter) -> setter.accept(text));
    return builder.build();
  }
}
