package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A part of an app's configuration, stored as the Admin API received it.
 *
 * @param name unique among the parts of its kind in the app
 * @param body all members but {@code _id} and {@code name}; whoever asks for it gets a copy
 * @param lastModified seconds since 1970
 */
public record ConfigDocument(
    ObjectId id, ConfigKind kind, String name, Document body, long lastModified) {

  public ConfigDocument {
    body = Documents.deepCopy(body);
  }

  @Override
  public Document body() {
    return Documents.deepCopy(body);
  }

  /** Reads single members of the body, without a copy of the rest. */
  public Members members() {
    return Members.stored(body);
  }

  /** Returns the part with another body, and perhaps another name. */
  public ConfigDocument with(String newName, Document newBody, long now) {
    return new ConfigDocument(id, kind, newName, newBody, now);
  }

  /** Omits the body: it may be a secret. */
  @Override
  public String toString() {
    return "ConfigDocument[" + kind + " " + name + "]";
  }
}
