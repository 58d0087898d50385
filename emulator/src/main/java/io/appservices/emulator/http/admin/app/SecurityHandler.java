package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import java.time.Duration;
import java.util.List;
import org.bson.Document;

/** Settings of an app that concern all its sessions. */
public final class SecurityHandler {

  private static final String SECONDS = "expiration_time_seconds";
  private static final long MIN_SECONDS = Duration.ofMinutes(30).toSeconds();

  /** The documents contradict each other (180 days, 5 years); the larger one is taken. */
  private static final long MAX_SECONDS = Duration.ofDays(5 * 365).toSeconds();

  private final AppService apps;

  public SecurityHandler(AppService apps) {
    this.apps = apps;
  }

  public Reply allowedRequestOrigins(Call call, App app) {
    return Bodies.reply(200, app.allowedRequestOrigins());
  }

  public Reply setAllowedRequestOrigins(Call call, App app) {
    List<Object> origins = Bodies.list(call);
    if (!origins.stream().allMatch(String.class::isInstance)) {
      throw Refusals.invalidParameter("expected an array of strings");
    }
    apps.setAllowedRequestOrigins(app, origins.stream().map(String.class::cast).toList());
    return Reply.empty(204);
  }

  public Reply refreshTokenExpiration(Call call, App app) {
    return Bodies.reply(200, new Document(SECONDS, app.refreshTokenLifetime().toSeconds()));
  }

  public Reply setRefreshTokenExpiration(Call call, App app) {
    Object value = Bodies.document(call).get(SECONDS);
    long seconds =
        value instanceof Number number && (value instanceof Integer || value instanceof Long)
            ? number.longValue()
            : 0;
    if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
      throw Refusals.invalidParameter(
          "'" + SECONDS + "' must be an integer from " + MIN_SECONDS + " to " + MAX_SECONDS);
    }
    apps.setRefreshTokenLifetime(app, Duration.ofSeconds(seconds));
    return Reply.empty(204);
  }
}
