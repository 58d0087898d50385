package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.Reply;
import jakarta.servlet.http.HttpServletResponse;

/** Writes the head of an answer. */
final class AnswerHead {

  private AnswerHead() {}

  static void write(Reply reply, HttpServletResponse response) {
    response.setStatus(reply.status());
    String contentType = reply.contentType().orElse(null);
    if (!Reply.JSON.equals(contentType)) {
      // Javalin has set its default already, whose character set would go with another type.
      response.setContentType(null);
      response.setContentType(contentType);
    }
    for (Reply.Header header : reply.headers()) {
      Cors.write(header, response);
    }
  }
}
