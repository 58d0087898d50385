package io.appservices.testkit.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whatever its status.
 *
 * @param status the HTTP status
 * @param body as it was sent; empty if there was none
 * @param requestId the emulator's id of the request, by which its journal finds it
 */
public record ApiResponse(int status, String body, Optional<String> requestId) {

  /** Makes an answer to a request without an id. */
  public ApiResponse(int status, String body) {
    this(status, body, Optional.empty());
  }

  private static final int REDIRECTION = 300;

  /** Returns whether the call was done: the status is below 300. */
  public boolean isSuccess() {
    return status < REDIRECTION;
  }

  /**
   * Returns the body as values: maps, lists, texts, numbers, {@code Instant} and {@link
   * io.appservices.emulator.api.BsonValue}; null where the body is empty or {@code null}.
   *
   * @throws IllegalArgumentException if the body is not JSON
   */
  public @Nullable Object json() {
    return body.isBlank() ? null : ExtendedJson.values(JsonReader.read(body));
  }

  /**
   * Returns the members of a body that is an object.
   *
   * @throws IllegalArgumentException if it is none
   */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> object() {
    if (json() instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalArgumentException("not an object: " + body);
  }

  /**
   * Returns the items of a body that is an array of objects.
   *
   * @throws IllegalArgumentException if it is none
   */
  public List<Map<String, @Nullable Object>> objects() {
    if (json() instanceof List<?> list) {
      return list.stream().map(JsonMembers::of).toList();
    }
    throw new IllegalArgumentException("not an array: " + body);
  }

  /** Returns a text of a body that is an object; empty if the body is none, or has no such text. */
  public Optional<String> text(String member) {
    try {
      return JsonMembers.text(object(), member);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns a text that has to be there. */
  String require(String member) {
    return text(member)
        .orElseThrow(
            () -> new IllegalStateException("the answer has no '" + member + "': " + body));
  }
}
