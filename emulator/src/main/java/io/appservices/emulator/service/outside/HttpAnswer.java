package io.appservices.emulator.service.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.ReasonPhrases;
import io.appservices.emulator.ejson.Ejson;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** What a function gets for a request by HTTP. */
final class HttpAnswer {

  private static final int OK = 200;
  private static final String STATUS = "statusCode";
  private static final String HEADERS = "headers";
  private static final String COOKIES = "cookies";
  private static final String BODY = "body";

  private HttpAnswer() {}

  static Document of(int status, Map<?, ?> headers, Map<?, ?> cookies, byte[] body) {
    return new Document("status", status + " " + ReasonPhrases.of(status))
        .append(STATUS, status)
        .append("contentLength", (long) body.length)
        .append(HEADERS, headers)
        .append(COOKIES, cookies)
        .append(BODY, new Binary(body));
  }

  /**
   * Makes it of what a test answers: a document with {@code statusCode}, {@code headers}, {@code
   * cookies} and {@code body}, each of which may be absent. A body that is neither text nor bytes
   * becomes JSON.
   */
  static Document of(@Nullable Object answer) {
    Map<?, ?> given = answer instanceof Map<?, ?> members ? members : new Document(BODY, answer);
    int status = given.get(STATUS) instanceof Number number ? number.intValue() : OK;
    return of(
        status, members(given.get(HEADERS)), members(given.get(COOKIES)), bytes(given.get(BODY)));
  }

  private static Map<?, ?> members(@Nullable Object value) {
    return value instanceof Map<?, ?> members ? members : new Document();
  }

  private static byte[] bytes(@Nullable Object body) {
    if (body == null) {
      return new byte[0];
    }
    if (body instanceof Binary binary) {
      return binary.getData();
    }
    return body instanceof String text ? text.getBytes(UTF_8) : Ejson.relaxed(body);
  }
}
