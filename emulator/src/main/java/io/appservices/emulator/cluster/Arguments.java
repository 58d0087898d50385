package io.appservices.emulator.cluster;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The one argument of an operation. A member that is null counts as absent. */
public final class Arguments {

  private final Document members;

  public Arguments(Document members) {
    this.members = members;
  }

  public Object get(String name) {
    return members.get(name);
  }

  public boolean has(String name) {
    return members.get(name) != null;
  }

  public String text(String name) {
    if (required(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw wrong(name, "a non-empty string");
  }

  public Document document(String name) {
    return document(name, required(name));
  }

  /** Null if absent. */
  public Document optionalDocument(String name) {
    return has(name) ? document(name, members.get(name)) : null;
  }

  public Document documentOrEmpty(String name) {
    return has(name) ? document(name, members.get(name)) : new Document();
  }

  public List<Document> documents(String name) {
    return documents(name, required(name));
  }

  /** Null if absent. */
  public List<Document> optionalDocuments(String name) {
    return has(name) ? documents(name, members.get(name)) : null;
  }

  /** Null if absent. */
  List<?> optionalList(String name) {
    if (!has(name)) {
      return null;
    }
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "an array");
  }

  public boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    if (members.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "a boolean");
  }

  /** A number of documents; 0 if absent. */
  public int limit(String name) {
    if (!has(name)) {
      return 0;
    }
    if (members.get(name) instanceof Number number) {
      return (int) Math.min(Math.abs(number.doubleValue()), Integer.MAX_VALUE);
    }
    throw wrong(name, "a number");
  }

  private Object required(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw Refusals.invalidParameter("'" + name + "' is required");
    }
    return value;
  }

  private static List<Document> documents(String name, Object value) {
    if (!(value instanceof List<?> list)) {
      throw wrong(name, "an array of documents");
    }
    List<Document> documents = new ArrayList<>(list.size());
    list.forEach(element -> documents.add(document(name, element)));
    return documents;
  }

  private static Document document(String name, Object value) {
    if (value instanceof Document document) {
      return document;
    }
    if (value instanceof Map<?, ?> map) {
      Document document = new Document();
      map.forEach((key, member) -> document.append(String.valueOf(key), member));
      return document;
    }
    throw wrong(name, "a document");
  }

  private static AppServicesException wrong(String name, String expected) {
    return Refusals.invalidParameter("'" + name + "' must be " + expected);
  }
}
