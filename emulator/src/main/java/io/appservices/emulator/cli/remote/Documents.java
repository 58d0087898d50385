package io.appservices.emulator.cli.remote;

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

  /** Returns a member as text; empty if it is missing. */
  public static String text(Document document, String member) {
    Object value = document.get(member);
    return value == null ? "" : value.toString();
  }
}
