package io.appservices.emulator.appfolder;

import io.appservices.emulator.domain.Documents;
import org.bson.Document;

/**
 * A part of an app's configuration. Parts name each other by names, never by ids.
 *
 * @param owner the name of the service that it belongs to; empty if it belongs to the app
 * @param name unique in its section and owner; empty where there can be one only
 * @param body all members but ids and the name; the accessor returns a copy
 * @param origin the file that it was read from, for messages
 */
public record Part(Section section, String owner, String name, Document body, String origin) {

  /** The key that identifies the same part in two configurations. */
  public record Key(Section section, String owner, String name) {

    @Override
    public String toString() {
      String which = owner.isEmpty() || name.isEmpty() ? owner + name : owner + "/" + name;
      return which.isEmpty() ? section.noun() : section.noun() + " '" + which + "'";
    }
  }

  public Part {
    body = Documents.deepCopy(body);
  }

  @Override
  public Document body() {
    return Documents.deepCopy(body);
  }

  public Key key() {
    return new Key(section, owner, name);
  }

  /** Returns the part with another body. */
  public Part with(Document newBody) {
    return new Part(section, owner, name, newBody, origin);
  }
}
