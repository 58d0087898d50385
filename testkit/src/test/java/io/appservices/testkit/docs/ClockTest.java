package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void theClockIsMoved() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      Instant before = emulator.clock().instant();
      // snippet: clock
      emulator.clock().tokensExpire(); // access tokens, not refresh tokens
      emulator.clock().advance(Duration.ofDays(61)); // refresh tokens, too
      emulator.clock().freeze();
      emulator.clock().set(Instant.parse("2030-01-01T00:00:00Z"));
      emulator.clock().reset();
      // end
      assertThat(emulator.clock().instant()).isBetween(before, before.plusSeconds(600));
    }
  }
}
