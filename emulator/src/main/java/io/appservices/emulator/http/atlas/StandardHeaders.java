package io.appservices.emulator.http.atlas;

import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.runtime.EmulatorClock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The header field that the documentation of Atlas shows on every answer, beside those that the
 * server itself sends.
 */
final class StandardHeaders {

  /** The format of HTTP (RFC 9110, section 5.6.7). */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private final EmulatorClock clock;

  StandardHeaders(EmulatorClock clock) {
    this.clock = clock;
  }

  /** Returns the rows, with the field on what they answer. */
  List<Route<?>> on(List<Route<?>> rows) {
    return rows.stream().<Route<?>>map(this::on).toList();
  }

  /** Returns an answer with the field. */
  Reply on(Reply reply) {
    return reply.withHeader(
        "Date", ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(DATE));
  }

  private <P> Route<P> on(Route<P> row) {
    Handler<? super P> handler = row.handler();
    return new Route<>(
        row.operation(),
        row.method(),
        row.path(),
        row.access(),
        row.maxBodyBytes(),
        row.work(),
        (call, who) -> on(handler.handle(call, who)));
  }
}
