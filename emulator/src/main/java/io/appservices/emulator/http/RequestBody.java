package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;

/** Reads a request body, and never more of it than is allowed. */
final class RequestBody {

  private static final byte[] EMPTY = {};

  private RequestBody() {}

  static byte[] read(HttpServletRequest request, int limit) {
    long announced = request.getContentLengthLong();
    if (announced == 0) {
      return EMPTY;
    }
    if (announced > limit) {
      throw tooLarge(limit);
    }
    byte[] body = readUpTo(request, limit);
    if (body.length > limit) {
      throw tooLarge(limit);
    }
    return body;
  }

  /** One byte over the limit tells that a body of unknown length is too large. */
  private static byte[] readUpTo(HttpServletRequest request, int limit) {
    try {
      return request.getInputStream().readNBytes((int) Math.min(limit + 1L, Integer.MAX_VALUE));
    } catch (IOException e) {
      throw unreadable(e);
    } catch (RuntimeException e) {
      // Bad chunk headers arrive as Jetty's unchecked HttpException: the sender's fault, not ours.
      if (e instanceof HttpException) {
        throw unreadable(e);
      }
      throw e;
    }
  }

  private static AppServicesException tooLarge(int limit) {
    return new AppServicesException(
        Kind.TOO_LARGE, "request body is larger than " + limit + " bytes");
  }

  private static AppServicesException unreadable(Exception cause) {
    return new AppServicesException(Kind.INVALID, "error reading request body")
        .because(String.valueOf(cause.getMessage()));
  }
}
