package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

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
      String error = Documents.text(Ejson.parseDocument(body), "error");
      return error.isEmpty() ? unexplained() : error;
    } catch (EjsonException e) {
      return unexplained();
    }
  }

  private String unexplained() {
    return request + " was answered with status " + status;
  }

  /** Returns the object that was answered. */
  public Document document() {
    if (parsed() instanceof Document document) {
      return document;
    }
    throw foreign();
  }

  /** Returns the list of objects that was answered. */
  public List<Document> documents() {
    if (parsed() instanceof List<?> list) {
      return Documents.all(list);
    }
    throw foreign();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private @Nullable Object parsed() {
    try {
      return Ejson.parse(body);
    } catch (EjsonException e) {
      throw foreign();
    }
  }

  private CommandException foreign() {
    return CommandException.noServer("what answers is no emulator: " + request);
  }
}
