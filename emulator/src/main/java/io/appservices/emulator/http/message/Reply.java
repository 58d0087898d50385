package io.appservices.emulator.http.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer, complete before anything is sent. JSON has exactly {@code Content-Type:
 * application/json}, since clients compare the whole value, and an empty body has no content type
 * at all, since realm-web parses or rejects what has one.
 */
public final class Reply {

  /** A header to send. */
  public record Header(String name, String value) {}

  private static final byte[] NO_BODY = {};
  private static final Reply NO_CONTENT = new Reply(204, null, NO_BODY, List.of(), null);

  /** The answer of a call that gets none; its status is 0. */
  public static final Reply NONE = new Reply(0, null, NO_BODY, List.of(), null);

  /** The content type of most answers. */
  public static final String JSON = "application/json";

  private final int status;
  private final @Nullable String contentType;
  private final byte[] body;
  private final List<Header> headers;
  private final @Nullable StreamWriter writer;

  private Reply(
      int status,
      @Nullable String contentType,
      byte[] body,
      List<Header> headers,
      @Nullable StreamWriter writer) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
    this.writer = writer;
  }

  /** Returns a JSON body in UTF-8. The array is not copied; do not change it afterwards. */
  public static Reply json(int status, byte[] body) {
    return bytes(status, JSON, body);
  }

  /** Returns a status without a body. */
  public static Reply empty(int status) {
    return status == 204 ? NO_CONTENT : new Reply(status, null, NO_BODY, List.of(), null);
  }

  /**
   * Makes a reply with any other body; the content type is sent exactly so. The array is not
   * copied; do not change it afterwards.
   */
  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, Objects.requireNonNull(contentType), body, List.of(), null);
  }

  /** Returns a web page. */
  public static Reply html(int status, String page) {
    return bytes(status, "text/html;charset=utf-8", page.getBytes(UTF_8));
  }

  /**
   * Returns a body that comes little by little. The head is sent at once, with status 200; the
   * writer runs on a thread of its own.
   */
  public static Reply stream(String contentType, StreamWriter writer) {
    return new Reply(
        200,
        Objects.requireNonNull(contentType),
        NO_BODY,
        List.of(),
        Objects.requireNonNull(writer));
  }

  /** Returns the reply with one more header. */
  public Reply withHeader(String name, String value) {
    return withHeaders(List.of(new Header(name, value)));
  }

  /** Returns the reply with more headers, behind those that it has. */
  public Reply withHeaders(List<Header> others) {
    List<Header> more = new ArrayList<>(headers);
    more.addAll(others);
    return new Reply(status, contentType, body, List.copyOf(more), writer);
  }

  public int status() {
    return status;
  }

  /** Returns the content type; empty where there is no body. */
  public Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  /** Returns the body; empty for a stream. Not a copy: do not change it. */
  public byte[] body() {
    return body;
  }

  public List<Header> headers() {
    return headers;
  }

  /** Returns the writer of the body of a stream; empty for other replies. */
  public Optional<StreamWriter> writer() {
    return Optional.ofNullable(writer);
  }
}
