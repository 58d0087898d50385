package io.appservices.emulator.service.outside;

import org.bson.Document;

/** The HTTP client behind {@code context.http}. */
public interface AppHttp {

  /**
   * Sends a request.
   *
   * @param request what the function gave, and {@code method}
   * @return {@code status}, {@code statusCode}, {@code contentLength}, {@code headers}, {@code
   *     cookies}, {@code body}
   * @throws java.io.IOException if there is no answer, or the host may not be called
   */
  Document send(Document request) throws java.io.IOException, InterruptedException;
}
