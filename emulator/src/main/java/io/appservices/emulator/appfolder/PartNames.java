package io.appservices.emulator.appfolder;

import org.bson.Document;

/** The names of parts that have none of their own: what they are about. */
public final class PartNames {

  private PartNames() {}

  /** Returns the name of a custom endpoint: method and route. */
  public static String endpoint(Document body) {
    return body.get("http_method") + " " + body.get("route");
  }

  /** Returns the name of a custom resolver: type and field. */
  public static String resolver(Document body) {
    return body.get("on_type") + "." + body.get("field_name");
  }

  /** Returns the name of a rule or a schema: database and collection. */
  public static String namespace(Document body) {
    return body.get("database") + "." + body.get("collection");
  }
}
