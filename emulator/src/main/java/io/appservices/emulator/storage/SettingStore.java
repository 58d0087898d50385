package io.appservices.emulator.storage;

import java.util.Optional;
import org.bson.Document;

/**
 * The settings that the emulator keeps of itself, by name. A document given or returned is the
 * caller's own: changing it changes nothing that is stored.
 */
public interface SettingStore {

  Optional<Document> find(String name);

  /**
   * Keeps a value unless there is one. Of concurrent calls all return the same value.
   *
   * @return the value that is kept now
   */
  Document putIfAbsent(String name, Document value);

  /** Keeps a value in the place of the one that there may be. */
  void put(String name, Document value);

  /**
   * Keeps a value in the place of another one.
   *
   * @return false, and nothing is changed, if the other one is not kept any more
   */
  boolean replace(String name, Document expected, Document value);
}
