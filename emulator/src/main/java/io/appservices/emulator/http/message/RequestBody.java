package io.appservices.emulator.http.message;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.server.BodyReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: its bytes, or the reason why there are none. A bad body does not affect
 * handlers that use none.
 */
public record RequestBody(
    byte @Nullable [] received, @Nullable AppServicesException refusal, long reserved) {

  public static final RequestBody NONE = of(new byte[0], 0);

  /**
   * Returns a body that arrived.
   *
   * @param reserved the reserved part of the memory for bodies, in bytes
   */
  public static RequestBody of(byte[] received, long reserved) {
    return new RequestBody(received, null, reserved);
  }

  static RequestBody refused(AppServicesException refusal) {
    return new RequestBody(null, refusal, 0);
  }

  public static RequestBody tooLarge(int limit) {
    return refused(
        new AppServicesException(
            Kind.TOO_LARGE, "request body is larger than " + limit + " bytes"));
  }

  public static RequestBody tooSlow() {
    return refused(
        new AppServicesException(
            Kind.TIMEOUT,
            "request body arrives too slowly: send at least "
                + BodyReader.LEAST_BYTES
                + " bytes in "
                + CallTimeouts.DEFAULT.body().toSeconds()
                + " seconds"));
  }

  public static RequestBody tooMany() {
    return refused(
        new AppServicesException(
            Kind.UNAVAILABLE, "too many request bodies are on their way, try again later"));
  }

  /**
   * Makes the body of a failed read: one that broke off or is badly framed is its sender's fault.
   */
  public static RequestBody failed(Throwable cause) {
    if (cause instanceof TimeoutException || cause.getCause() instanceof TimeoutException) {
      return tooSlow();
    }
    String reason = cause instanceof HttpException known ? known.getReason() : cause.getMessage();
    return refused(
        new AppServicesException(Kind.INVALID, "error reading request body")
            .because(String.valueOf(reason)));
  }

  /**
   * Refuses a body that has a coding, which would be read as if it had none.
   *
   * @param codings the values of {@code Content-Encoding}
   */
  public static void requireNoCoding(List<String> codings) {
    for (String coding : codings) {
      if (!isIdentity(coding)) {
        throw new AppServicesException(
            Kind.UNSUPPORTED,
            "request body has the content encoding '"
                + coding.strip()
                + "', which is not supported: send it without");
      }
    }
  }

  private static boolean isIdentity(String codings) {
    return Arrays.stream(codings.split(","))
        .map(String::strip)
        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
  }

  public byte[] bytes() {
    if (refusal != null) {
      throw refusal;
    }
    return Objects.requireNonNull(received, "received or refused");
  }
}
