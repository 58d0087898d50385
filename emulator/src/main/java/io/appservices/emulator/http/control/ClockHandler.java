package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.definition.CronExpression;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.token.Token;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The emulator's clock, for tests in other languages than Java. */
final class ClockHandler {

  private static final List<String> SWITCHES =
      List.of("reset", "freeze", "resume", "tokens_expire");
  private static final List<String> MEMBERS =
      List.of("reset", "freeze", "resume", "set", "advance_seconds", "tokens_expire");

  private static final String RANGE =
      "from " + EmulatorClock.MIN + " to " + EmulatorClock.MAX + ", the range of the clock";

  private static final int STANDARD_TIMES = 5;
  private static final int MOST_TIMES = 100;

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
   * true), {@code set} (ISO 8601), {@code advance_seconds} (a whole number, negative to go back),
   * {@code tokens_expire} (true: just past the lifetime of access tokens). Does all of it or, where
   * it is refused, nothing.
   */
  Reply move(Call call) {
    Document body = Bodies.document(call);
    checkMembers(body);
    Instant target = body.containsKey("set") ? instant(body.get("set")) : null;
    Duration step =
        body.containsKey("advance_seconds") ? seconds(body.get("advance_seconds")) : Duration.ZERO;
    EmulatorClock.Move move = clock.move();
    if (isTrue(body, "reset")) {
      move.reset();
    }
    if (isTrue(body, "freeze")) {
      move.freeze();
    }
    if (isTrue(body, "resume")) {
      move.resume();
    }
    if (target != null) {
      move.set(target);
    }
    move.advance(step);
    if (isTrue(body, "tokens_expire")) {
      move.advance(Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS + 1));
    }
    apply(move);
    return show(call);
  }

  /** Tells when a schedule is due next, by the emulator's clock. */
  Reply schedule(Call call) {
    Members query = call.parameters(MemberErrors.QUERY);
    Waiting.requireNames(query, List.of("expression", "count"));
    CronExpression expression = CronExpression.parse(query.requiredText("expression"));
    int count = Waiting.number(query, "count", 1, MOST_TIMES).orElse(STANDARD_TIMES);
    List<String> times = new ArrayList<>();
    Optional<Instant> next = expression.next(clock.instant());
    while (next.isPresent() && times.size() < count) {
      times.add(next.get().toString());
      next = expression.next(next.get());
    }
    return Bodies.reply(200, new Document("times", times));
  }

  private static void checkMembers(Document body) {
    String expected = "expected one of " + String.join(", ", MEMBERS);
    if (body.isEmpty()) {
      throw Refusals.badRequest(expected);
    }
    for (String member : body.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw Refusals.badRequest("unexpected field '" + member + "': " + expected);
      }
      if (SWITCHES.contains(member) && !(body.get(member) instanceof Boolean)) {
        throw Refusals.badRequest("'" + member + "' must be true or false");
      }
    }
  }

  private static void apply(EmulatorClock.Move move) {
    try {
      move.apply();
    } catch (IllegalArgumentException e) {
      // All other members of the body were checked before.
      throw Refusals.badRequest(
          "'advance_seconds' or 'tokens_expire' leads to a time that is not " + RANGE);
    }
  }

  private static boolean isTrue(Document body, String key) {
    return Boolean.TRUE.equals(body.get(key));
  }

  private static Instant instant(Object value) {
    try {
      Instant instant = Instant.parse(String.valueOf(value));
      if (!instant.isBefore(EmulatorClock.MIN) && !instant.isAfter(EmulatorClock.MAX)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw Refusals.badRequest("'set' must be a time such as 2030-01-01T00:00:00Z");
    }
    throw Refusals.badRequest("'set' must be a time " + RANGE);
  }

  private static Duration seconds(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return Duration.ofSeconds(((Number) value).longValue());
    }
    throw Refusals.badRequest("'advance_seconds' must be a whole number");
  }
}
