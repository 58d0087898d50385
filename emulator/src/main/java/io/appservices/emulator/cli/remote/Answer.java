package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the server.
 *
 * @param request what was asked, for messages
 */
public record Answer(String request, int status, byte[] body) {

  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_REFUSAL = 400;
  private static final int BAD_REQUEST = 400;
  private static final int URI_TOO_LONG = 414;
  private static final int HEAD_TOO_LARGE = 431;

  /** The members that a refusal of an emulator can have; other servers have more. */
  private static final Set<String> OF_REFUSALS = Set.of("error", "error_code", "link");

  /** The error codes that say of a value that it cannot be, and not that it does not fit now. */
  private static final Set<String> OF_VALUES =
      Set.of("", "BadRequest", "InvalidParameter", "MissingParameter");

  /**
   * Returns this answer.
   *
   * @throws CommandException if it is a refusal, with what the server says of the reason
   */
  public Answer orRefused() {
    // There is nothing but parameters that can be wrong with it, and these are the caller's.
    return orThrow(request.startsWith("GET "));
  }

  /**
   * Returns this answer to a request whose values are those of options and arguments alone.
   *
   * @throws CommandException if it is a refusal; a value that the server does not take is a mistake
   *     of the command line, as one is that this program refuses itself
   */
  public Answer orMisused() {
    return orThrow(true);
  }

  private Answer orThrow(boolean isOfCommandLine) {
    if (status < FIRST_REFUSAL && !isPage()) {
      return this;
    }
    String reason = reason();
    if (reason.isEmpty()) {
      throw foreign();
    }
    boolean misused = status == BAD_REQUEST && OF_VALUES.contains(code());
    throw misused && isOfCommandLine
        ? CommandException.usage(reason)
        : CommandException.failed(reason);
  }

  /** Returns whether it leads elsewhere, or is a page for people: an emulator's API has neither. */
  private boolean isPage() {
    return status >= FIRST_REDIRECT || body.length > 0 && body[0] == '<';
  }

  /** Returns whether the path and the query, or the head, were longer than the server takes. */
  public boolean isTooLong() {
    return status == URI_TOO_LONG || status == HEAD_TOO_LARGE;
  }

  /** Returns what the emulator says of a refusal; empty if it is not one of an emulator. */
  private String reason() {
    try {
      Document refusal = Ejson.parseDocument(body);
      String error = Documents.text(refusal, "error");
      boolean known = OF_REFUSALS.containsAll(refusal.keySet());
      return known && !error.equalsIgnoreCase("not found") ? error : "";
    } catch (EjsonException e) {
      return "";
    }
  }

  /** Returns the error code of a refusal; empty if it has none. */
  private String code() {
    return Documents.text(document(), "error_code");
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
    URI asked = URI.create(request.substring(request.indexOf(' ') + 1));
    return CommandException.noServer(
        "no emulator at "
            + asked.getScheme()
            + "://"
            + asked.getRawAuthority()
            + ": "
            + request
            + " was answered with status "
            + status
            + (status < FIRST_REFUSAL ? " and no JSON of an emulator" : ""));
  }
}
