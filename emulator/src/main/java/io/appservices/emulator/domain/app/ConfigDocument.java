package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Documents;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * One part of an app's configuration, kept as the Admin API was given it.
 *
 * @param name unique among the parts of its kind in the app
 * @param body all members but {@code _id} and {@code name}; whoever asks for it gets a copy
 * @param lastModified seconds since 1970
 */
public record ConfigDocument(
    ObjectId id, ConfigKind kind, String name, Document body, long lastModified) {

  @Override
  public Document body() {
    return Documents.deepCopy(body);
  }

  /** The body itself, for definitions that read it and keep nothing of it that can be changed. */
  public Document shared() {
    return body;
  }

  /** With another body, and perhaps another name. */
  public ConfigDocument with(String newName, Document newBody, long now) {
    return new ConfigDocument(id, kind, newName, newBody, now);
  }

  /** Never shows the body: it may be a secret. */
  @Override
  public String toString() {
    return "ConfigDocument[" + kind + " " + name + "]";
  }
}
