package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.runtime.EmulatorClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;

/** The emulator's clock, for tests in other languages than Java. */
final class ClockHandler {

  private final EmulatorClock clock;

  ClockHandler(EmulatorClock clock) {
    this.clock = clock;
  }

  Reply show(Call call) {
    return Bodies.reply(
        200, new Document("now", clock.instant().toString()).append("frozen", clock.isFrozen()));
  }

  /**
   * Does what the body names, in this order: {@code reset}, {@code freeze} or {@code resume} (each
   * true), {@code set} (ISO 8601), {@code advance_seconds} (a whole number, negative to go back).
   */
  Reply move(Call call) {
    Document body = Bodies.document(call);
    if (body.isEmpty()) {
      throw Refusals.badRequest("expected one of reset, freeze, resume, set and advance_seconds");
    }
    Instant target = body.containsKey("set") ? instant(body.get("set")) : null;
    Duration step =
        body.containsKey("advance_seconds") ? seconds(body.get("advance_seconds")) : Duration.ZERO;
    if (isTrue(body, "reset")) {
      clock.reset();
    }
    if (isTrue(body, "freeze")) {
      clock.freeze();
    }
    if (isTrue(body, "resume")) {
      clock.resume();
    }
    if (target != null) {
      clock.set(target);
    }
    clock.advance(step);
    return show(call);
  }

  private static boolean isTrue(Document body, String key) {
    return Boolean.TRUE.equals(body.get(key));
  }

  private static Instant instant(Object value) {
    try {
      return Instant.parse(String.valueOf(value));
    } catch (DateTimeException e) {
      throw Refusals.badRequest("'set' must be a time such as 2030-01-01T00:00:00Z");
    }
  }

  private static Duration seconds(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return Duration.ofSeconds(((Number) value).longValue());
    }
    throw Refusals.badRequest("'advance_seconds' must be a whole number");
  }
}
