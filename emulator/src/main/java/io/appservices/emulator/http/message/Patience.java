package io.appservices.emulator.http.message;

import java.time.Duration;

/**
 * How long the server is patient.
 *
 * @param turn how long a call waits until it is its turn
 * @param body in what time the sender of a body has to send some of it
 */
public record Patience(Duration turn, Duration body) {

  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10));
}
