package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.admin.operator.AdminAccess.Group;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.runtime.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The figures that the service bills by. Nothing is billed here, so that the list of figures is
 * empty.
 */
public final class MeasurementsHandler {

  private static final String MONTH = "P31D";
  private static final Set<String> GRANULARITIES = Set.of(MONTH, "PT1H");

  private final EmulatorClock clock;

  public MeasurementsHandler(EmulatorClock clock) {
    this.clock = clock;
  }

  public Reply ofGroup(Call call, Group group) {
    return Bodies.reply(200, figures(call, group.id()));
  }

  public Reply ofApp(Call call, App app) {
    return Bodies.reply(
        200,
        figures(call, app.groupId())
            .append("appId", app.id().toHexString())
            .append("appName", app.name()));
  }

  /** Returns the figures of the last 31 days, unless the query names other times. */
  private Document figures(Call call, ObjectId groupId) {
    Instant end =
        time(call, "end").orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
    Instant start = time(call, "start").orElseGet(() -> end.minus(Duration.parse(MONTH)));
    String granularity = call.query("granularity").orElse(MONTH);
    if (!GRANULARITIES.contains(granularity)) {
      throw Refusals.invalidParameter("'" + granularity + "' is not a valid granularity");
    }
    if (start.isAfter(end)) {
      throw Refusals.invalidParameter("'start' must not be after 'end'");
    }
    return new Document("start", start.toString())
        .append("end", end.toString())
        .append("granularity", granularity)
        .append("group_id", groupId.toHexString())
        .append("measurements", List.of());
  }

  private static Optional<Instant> time(Call call, String key) {
    try {
      return call.query(key).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw Refusals.invalidParameter("'" + key + "' must be a time such as 2024-01-31T00:00:00Z");
    }
  }
}
