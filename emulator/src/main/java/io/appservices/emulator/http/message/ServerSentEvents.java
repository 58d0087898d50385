package io.appservices.emulator.http.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What streams of server-sent events have alike, whatever they tell of. */
public final class ServerSentEvents {

  public static final String CONTENT_TYPE = "text/event-stream";

  /**
   * After how many milliseconds without an event a stream sends a comment: that its client has gone
   * shows only when something is sent.
   */
  public static final long COMMENT_MILLIS = 5_000;

  private ServerSentEvents() {}

  /** Returns a comment, which is no event: clients pass over it. */
  public static byte[] comment() {
    return ":\n\n".getBytes(US_ASCII);
  }
}
