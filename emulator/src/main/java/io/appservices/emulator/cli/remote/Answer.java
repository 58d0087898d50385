package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;

/**
 * An answer of the server.
 *
 * @param request what was asked, for messages
 */
public record Answer(String request, int status, byte[] body) {

  private static final int FIRST_REFUSAL = 400;

  /**
   * Returns this answer.
   *
   * @throws CommandException if it is a refusal, with what the server says of the reason
   */
  public Answer orRefused() {
    if (status >= FIRST_REFUSAL) {
      throw CommandException.failed(reason());
    }
    return this;
  }

  private String reason() {
    try {
      return Ejson.parseDocument(body).get("error", String.class);
    } catch (EjsonException | ClassCastException | NullPointerException e) {
      return request + " was answered with status " + status;
    }
  }

  public Document document() {
    return parsed(Document.class);
  }

  public List<Document> documents() {
    return Documents.all(parsed(List.class));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private <T> T parsed(Class<T> type) {
    try {
      return type.cast(Ejson.parse(body));
    } catch (EjsonException | ClassCastException e) {
      throw CommandException.noServer("what answers is no emulator: " + request);
    }
  }
}
