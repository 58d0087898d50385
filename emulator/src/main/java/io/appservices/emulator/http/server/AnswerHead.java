package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;

/** Writes the head of an answer. */
final class AnswerHead {

  private AnswerHead() {}

  static void write(Reply reply, HttpServletRequest request, HttpServletResponse response) {
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
    // Jetty forgets it of a head that is longer than its first buffer, and the client would wait.
    if (isLast(request)) {
      response.setHeader("Connection", "close");
    }
  }

  private static boolean isLast(HttpServletRequest request) {
    String connection = request.getHeader("Connection");
    return connection != null
        && request.getProtocol().equals("HTTP/1.1")
        && connection.toLowerCase(Locale.ROOT).contains("close");
  }
}
