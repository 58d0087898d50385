package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import org.bson.Document;

/** Answers in the form that the query asks for with {@code pretty} and {@code envelope}. */
final class EnvelopedReplies {

  static final String JSON = "application/json";
  private static final int OK = 200;

  private EnvelopedReplies() {}

  /** Replies with one object; in an envelope it is the {@code content}. */
  static Reply object(Call call, int status, Document object) {
    return isAsked(call, "envelope")
        ? send(call, OK, new Document("status", status).append("content", object))
        : send(call, status, object);
  }

  /** Returns a page of a list, which is an envelope already. */
  static Reply page(Call call, Document page) {
    return send(call, OK, isAsked(call, "envelope") ? page.append("status", OK) : page);
  }

  /** Replies without a body, but with a content type, as Atlas does. */
  static Reply nothing(Call call) {
    return isAsked(call, "envelope")
        ? send(call, OK, new Document("status", 204))
        : marked(Reply.bytes(204, ApiForm.of(call).contentType(204), new byte[0]));
  }

  /** Returns whether a flag is set; a malformed one is not. */
  static boolean isAsked(Call call, String flag) {
    try {
      return call.query(flag).filter("true"::equalsIgnoreCase).isPresent();
    } catch (AppServicesException badlyEncoded) {
      return false;
    }
  }

  static byte[] body(Call call, Document object) {
    return isAsked(call, "pretty") ? Ejson.pretty(object) : Ejson.relaxed(object);
  }

  private static Reply send(Call call, int status, Document object) {
    return marked(Reply.bytes(status, ApiForm.of(call).contentType(status), body(call, object)));
  }

  private static Reply marked(Reply reply) {
    return reply
        .withHeader("Vary", "Accept-Encoding")
        .withHeader("Strict-Transport-Security", "max-age=300");
  }
}
