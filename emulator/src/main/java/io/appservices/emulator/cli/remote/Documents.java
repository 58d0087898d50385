package io.appservices.emulator.cli.remote;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** Reads what the server answers. */
public final class Documents {

  private Documents() {}

  public static List<Document> all(List<?> values) {
    return values.stream().map(Document.class::cast).toList();
  }

  /** Returns the documents of a member; none if it is missing. */
  public static List<Document> all(Document document, String member) {
    return all(document.getList(member, Object.class, List.of()));
  }

  /**
   * Returns a time that a member has in seconds since 1970; in words if that is beyond all dates,
   * and empty if it is no number.
   */
  public static String time(Document document, String member) {
    if (!(document.get(member) instanceof Number seconds)) {
      return "";
    }
    try {
      return Instant.ofEpochSecond(seconds.longValue()).toString();
    } catch (DateTimeException | ArithmeticException e) {
      return "never: " + seconds + " seconds are beyond all dates";
    }
  }

  /** Returns a member as text; empty if it is missing. */
  public static String text(Document document, String member) {
    Object value = document.get(member);
    return value == null ? "" : value.toString();
  }
}
