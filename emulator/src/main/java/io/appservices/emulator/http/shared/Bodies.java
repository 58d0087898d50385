package io.appservices.emulator.http.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Request bodies as documents. All bodies are read as Extended JSON: realm-web sends nothing else.
 */
public final class Bodies {

  private Bodies() {}

  /**
   * Returns the document in the body, which has to be there.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is not a JSON object
   */
  public static Document document(Call call) {
    try {
      return Ejson.parseDocument(call.body());
    } catch (EjsonException e) {
      throw Refusals.malformedBody(e.getMessage());
    }
  }

  /**
   * Returns the array in the body, which has to be there.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is not a JSON array
   */
  public static List<Object> list(Call call) {
    try {
      if (Ejson.parse(call.body()) instanceof List<?> list) {
        return new ArrayList<>(list);
      }
    } catch (EjsonException e) {
      throw Refusals.malformedBody(e.getMessage());
    }
    throw Refusals.malformedBody("expected an array");
  }

  /**
   * Returns the document in the body, or an empty one if there is no body, or {@code null} is all
   * it is.
   */
  public static Document documentOrEmpty(Call call) {
    return isNothing(call) ? new Document() : document(call);
  }

  /** Clients that have nothing to send send {@code null}. */
  private static boolean isNothing(Call call) {
    String text = call.body().length > 16 ? "more" : new String(call.body(), UTF_8).strip();
    return text.isEmpty() || text.equals("null");
  }

  /**
   * Returns an answer with a value as plain JSON, or relaxed Extended JSON for types that JSON
   * lacks.
   */
  public static Reply reply(int status, Object value) {
    return Reply.json(status, Ejson.relaxed(value));
  }
}
