package io.appservices.emulator.http.message;

import java.time.Duration;

/**
 * The timeouts of a call.
 *
 * @param queue the longest wait of a call for a thread
 * @param body the period in which the sender of a body has to send some of it
 */
public record CallTimeouts(Duration queue, Duration body) {

  public static final CallTimeouts DEFAULT =
      new CallTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));
}
