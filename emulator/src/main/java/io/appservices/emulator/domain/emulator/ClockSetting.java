package io.appservices.emulator.domain.emulator;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The setting of the emulator's clock.
 *
 * @param frozenAt the instant that it stands at; null while it runs
 * @param offset the distance from the machine's clock while it runs
 */
public record ClockSetting(@Nullable Instant frozenAt, Duration offset) {

  /** The time of the machine. */
  public static final ClockSetting REAL_TIME = new ClockSetting(null, Duration.ZERO);

  private static final String FROZEN_AT = "frozen_at";
  private static final String OFFSET = "offset";

  /** Returns the setting of a clock that stands still. */
  public static ClockSetting frozen(Instant at) {
    return new ClockSetting(at, Duration.ZERO);
  }

  /** Returns the setting of a clock that runs. */
  public static ClockSetting running(Duration offset) {
    return offset.isZero() ? REAL_TIME : new ClockSetting(null, offset);
  }

  /** Returns the setting as it is kept. */
  public Document document() {
    return new Document(FROZEN_AT, frozenAt == null ? null : frozenAt.toString())
        .append(OFFSET, offset.toString());
  }

  /** Returns the setting that was kept as a document. */
  public static ClockSetting of(Document kept) {
    String frozenAt = kept.getString(FROZEN_AT);
    return frozenAt == null
        ? running(Duration.parse(kept.getString(OFFSET)))
        : frozen(Instant.parse(frozenAt));
  }
}
