package io.appservices.emulator.domain;

import org.bson.types.ObjectId;

/** A named text that configuration refers to by name and that no API gives out. */
public record Secret(ObjectId id, String name, String value) {

  /** Never shows the value. */
  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}
