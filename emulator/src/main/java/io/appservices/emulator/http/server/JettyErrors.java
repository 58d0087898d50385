package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.ErrorResponses;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of Jetty to requests that never reach an API, for instance because they are not HTTP:
 * JSON like all other errors, without internals.
 */
final class JettyErrors implements Request.Handler {

  private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);

  private final AtomicBoolean told = new AtomicBoolean();

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(request, response);
    tellOnce(request, status);
    response.setStatus(status);
    byte[] body = ErrorResponses.body(HttpStatus.getMessage(status), null, null);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    // A client that does not speak HTTP, or not to this server, is disconnected.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  /** Logs the problem once for each server: whoever sends such requests may send many. */
  private void tellOnce(Request request, int status) {
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "{} from {} was answered with {}; further ones are not logged",
          HttpStatus.isServerError(status)
              ? "a request whose answer could not be sent"
              : "a malformed request",
          Request.getRemoteAddr(request),
          status);
    }
  }

  private static int status(Request request, Response response) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    return cause instanceof HttpException known ? known.getCode() : response.getStatus();
  }
}
