package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;

/** A configuration is a value. */
class ConfigValueTest {

  @Test
  void isEqualToOneWithTheSameSettings() {
    EmulatorConfig config = EmulatorConfig.builder().adminKey("public", "private").port(1).build();

    assertThat(config)
        .isEqualTo(config.toBuilder().build())
        .hasSameHashCodeAs(config.toBuilder().build());
    assertThat(config).isNotEqualTo(config.toBuilder().adminKey("public", "other").build());
    assertThat(config).isNotEqualTo(config.toBuilder().port(2).build());
  }

  @Test
  void showsNoSecret() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .adminKey("public", "hush-key")
            .adminAccount("operator", "hush-password")
            .dataSource("linked", "mongodb://user:hush-uri@localhost")
            .build();

    assertThat(config.toString()).contains("myapp-abcde").doesNotContain("hush");
  }
}
