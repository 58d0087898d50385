package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.function.HttpResult;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The answer that a function has made, or that is made of what it returned. */
final class ResultReply {

  private static final String CONTENT_TYPE = "content-type";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String BYTES = "application/octet-stream";

  /** The headers that are about the connection, which is not the function's. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade");

  /** The most bytes of headers that a function may set, with the separators of each. */
  private static final int MOST_HEADER_BYTES = 64 << 10;

  /** The bytes around the name and the value of a header: a colon, a space, a line end. */
  private static final int AROUND_HEADER = 4;

  private static final byte[] NOTHING = {};

  private ResultReply() {}

  /**
   * Makes the answer.
   *
   * @param withResult whether what the function returned is the body, unless it set one
   * @throws io.appservices.emulator.domain.AppServicesException if the function set too many or too
   *     long headers, or returned what the format has nothing for
   */
  static Reply of(HttpResult result, boolean withResult, ResultFormat format) {
    checkHeaders(result);
    boolean own = result.body().isPresent();
    int status = result.status().orElse(own || withResult ? 200 : 204);
    byte[] body = NOTHING;
    String contentType = format.contentType();
    if (own) {
      body = result.body().get().bytes();
      contentType = result.body().get().isText() ? TEXT : BYTES;
    } else if (withResult) {
      body = written(result, format);
    }
    return withHeaders(result, reply(status, body, header(result).orElse(contentType)));
  }

  private static void checkHeaders(HttpResult result) {
    long bytes =
        result.headers().stream()
            .mapToLong(header -> header.name().length() + header.value().length() + AROUND_HEADER)
            .sum();
    if (bytes > MOST_HEADER_BYTES) {
      throw DataRefusals.executionFailed(
          "the response has %d bytes of headers, more than the %d that can be sent; set fewer or"
                  .formatted(bytes, MOST_HEADER_BYTES)
              + " shorter headers");
    }
  }

  private static byte[] written(HttpResult result, ResultFormat format) {
    try {
      return format.write(result.result());
    } catch (IllegalArgumentException e) {
      throw DataRefusals.executionFailed(String.valueOf(e.getMessage()));
    }
  }

  private static Reply reply(int status, byte[] body, String contentType) {
    boolean bodiless = status == 204 || status == 304 || body.length == 0;
    return bodiless ? Reply.empty(status) : Reply.bytes(status, contentType, body);
  }

  private static Optional<String> header(HttpResult result) {
    return result.headers().stream()
        .filter(header -> lower(header).equals(CONTENT_TYPE))
        .map(HttpResult.Header::value)
        .reduce((first, last) -> last);
  }

  private static Reply withHeaders(HttpResult result, Reply reply) {
    return reply.withHeaders(
        result.headers().stream()
            .filter(header -> !OF_THE_CONNECTION.contains(lower(header)))
            .filter(header -> !lower(header).equals(CONTENT_TYPE))
            .map(header -> new Reply.Header(header.name(), header.value()))
            .toList());
  }

  private static String lower(HttpResult.Header header) {
    return header.name().toLowerCase(Locale.ROOT);
  }
}
