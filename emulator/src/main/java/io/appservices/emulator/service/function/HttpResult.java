package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.Members;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a function that answered a request.
 *
 * @param returned holds, as its only item, what the function returned, which may be null
 * @param status the status that it set
 * @param headers the headers that it set, in their order
 * @param body the body that it set
 */
public record HttpResult(
    List<Object> returned, Optional<Integer> status, List<Header> headers, Optional<Body> body) {

  /** A header of the answer. */
  public record Header(String name, String value) {}

  /**
   * The body of the answer.
   *
   * @param isText whether the function gave it as text
   */
  public record Body(byte[] bytes, boolean isText) {}

  /** Returns the outcome of a function that knows no response, such as one in Java. */
  static HttpResult of(@Nullable Object result) {
    return new HttpResult(
        Collections.singletonList(result), Optional.empty(), List.of(), Optional.empty());
  }

  /** Reads the outcome of a function in JavaScript. */
  static HttpResult read(Document outcome) {
    Members members = Members.stored(outcome);
    return new HttpResult(
        Collections.singletonList(outcome.get("result")),
        members.integer("status", 0, Integer.MAX_VALUE).map(Long::intValue),
        members.objects("headers").orElse(List.of()).stream()
            .map(header -> new Header(header.requiredText("name"), header.requiredText("value")))
            .toList(),
        Optional.ofNullable(outcome.get("bytes", Binary.class))
            .map(bytes -> new Body(bytes.getData(), members.flag("isText"))));
  }

  /** Returns what the function returned; null for null. */
  public Object result() {
    return returned.get(0);
  }

  /** Returns whether the function made anything of its response. */
  public boolean isConfigured() {
    return status.isPresent() || body.isPresent() || !headers.isEmpty();
  }
}
