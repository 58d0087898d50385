package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;

/** Reads a request body, and never more of it than is allowed. */
final class RequestBody {

  private static final byte[] EMPTY = {};

  /** How much is read of what nobody wants, so that its sender gets to see the answer. */
  private static final int MAX_DISCARDED = 16 << 20;

  private RequestBody() {}

  static byte[] read(HttpServletRequest request, int limit) {
    long announced = request.getContentLengthLong();
    if (announced == 0) {
      return EMPTY;
    }
    if (announced > limit) {
      throw tooLarge(limit);
    }
    byte[] body = readUpTo(request, announced < 0 ? limit + 1L : announced);
    if (body.length > limit) {
      throw tooLarge(limit);
    }
    return body;
  }

  /**
   * Takes in a body that nobody read, such as one that is too large. If the connection were closed
   * on it, many a client would report a broken pipe in place of the answer.
   */
  static void discard(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    boolean hasBody = announced > 0 || request.getHeader("Transfer-Encoding") != null;
    if (!hasBody || announced > MAX_DISCARDED) {
      return;
    }
    try {
      request.getInputStream().skip(MAX_DISCARDED);
    } catch (IOException | RuntimeException e) {
      // It broke off or is badly framed: then there is nothing more to take in.
      return;
    }
  }

  /** One byte over the limit tells that a body of unknown length is too large. */
  private static byte[] readUpTo(HttpServletRequest request, long most) {
    try {
      return request.getInputStream().readNBytes((int) Math.min(most, Integer.MAX_VALUE));
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
