package io.appservices.emulator.http.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.AppServicesException.Ordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The one table from kinds of refusal to status codes, and the error body of App Services: {@code
 * {"error": text, "error_code": name, "link": url}}, where the last two may be absent.
 */
public final class ErrorResponses {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String RETRY_AFTER_SECONDS = "1";

  private ErrorResponses() {}

  /** Returns the status code that this kind of refusal is answered with. */
  public static int status(Kind kind) {
    return switch (kind) {
      case INVALID, MALFORMED -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case CONFLICT -> 409;
      case TIMEOUT -> 408;
      case TOO_LARGE -> 413;
      case UNSUPPORTED -> 415;
      case INTERNAL -> 500;
      case NOT_EMULATED -> 501;
      case UNAVAILABLE -> 503;
    };
  }

  /** Returns the status code that this refusal is answered with. */
  public static int status(AppServicesException refusal) {
    return refusal.ordered().map(Ordered::status).orElseGet(() -> status(refusal.kind()));
  }

  /** Returns the answer to a refusal, without a link to a log entry. */
  public static Reply reply(AppServicesException refusal) {
    return reply(refusal, null);
  }

  /** Returns the answer to a refusal; the link is left out if it is {@code null}. */
  public static Reply reply(AppServicesException refusal, @Nullable String link) {
    return reply(refusal, refusal.getMessage(), link);
  }

  /** Returns the answer to a refusal in other words; the link is left out if it is {@code null}. */
  public static Reply reply(AppServicesException refusal, String text, @Nullable String link) {
    String code = refusal.errorCode().orElse(null);
    return Reply.json(status(refusal), body(text, code, link));
  }

  /** Returns an answer with the headers that go with a kind of refusal, in whatever shape it is. */
  public static Reply withHeaders(Reply reply, Kind kind) {
    return switch (kind) {
      case UNAVAILABLE -> reply.withHeader("Retry-After", RETRY_AFTER_SECONDS);
      // The rest of the request may come yet, and would be taken for the next one.
      case TIMEOUT -> reply.withHeader("Connection", "close");
      // RFC 9110, section 15.5.16: what would be taken.
      case UNSUPPORTED -> reply.withHeader("Accept-Encoding", "identity");
      default -> reply;
    };
  }

  /** Returns the error body; code and link are left out if they are {@code null}. */
  public static byte[] body(String error, @Nullable String code, @Nullable String link) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("error", error);
      writeIfPresent(json, "error_code", code);
      writeIfPresent(json, "link", link);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static void writeIfPresent(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
