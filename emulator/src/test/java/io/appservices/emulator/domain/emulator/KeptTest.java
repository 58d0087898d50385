package io.appservices.emulator.domain.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What an emulator keeps of itself is what it finds again. */
class KeptTest {

  private static final Instant AT = Instant.parse("2024-02-03T04:05:06.007Z");

  @Test
  void aClockIsFoundAsItWasKept() {
    for (ClockSetting setting :
        List.of(
            ClockSetting.frozen(AT),
            ClockSetting.running(Duration.ofMillis(-1)),
            ClockSetting.REAL_TIME)) {
      assertThat(ClockSetting.of(setting.document())).isEqualTo(setting);
    }
    assertThat(ClockSetting.running(Duration.ZERO)).isSameAs(ClockSetting.REAL_TIME);
    assertThat(ClockSetting.frozen(AT).document())
        .isEqualTo(new Document("frozen_at", AT.toString()).append("offset", "PT0S"));
  }

  @Test
  void anIdentityIsFoundAsItWasKeptAndDoesNotShowItsKey() {
    ObjectId id = new ObjectId();
    EmulatorIdentity identity =
        new EmulatorIdentity(
            new Binary(new byte[] {77}),
            new ObjectId(),
            new ObjectId(),
            id,
            new ObjectId(),
            new ObjectId(),
            5);
    assertThat(EmulatorIdentity.of(identity.document())).isEqualTo(identity);
    assertThat(identity).hasToString("EmulatorIdentity[" + id.toHexString() + "]");
  }

  @Test
  void theLogOfARunIsThatOfNoRequest() {
    LogEntry run = new LogEntry(new ObjectId(), "FUNCTION", "f", "", AT, 5, null, List.of("line"));
    assertThat(run.request()).isNull();
    assertThat(run.details()).isEmpty();
    assertThat(run.messages()).containsExactly("line").isUnmodifiable();
  }
}
