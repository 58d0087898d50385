package io.appservices.emulator.storage;

import io.appservices.emulator.domain.app.Dependencies;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The npm packages that were uploaded for apps; they go with their app. */
public interface DependencyStore {

  Optional<Dependencies> find(ObjectId appId);

  /** Returns the files of the packages of an app, as one archive; empty if it has none. */
  Optional<byte[]> archive(ObjectId appId);

  /** Keeps packages in the place of those before. Does nothing if there is no such app. */
  void put(ObjectId appId, Dependencies dependencies, byte[] archive);

  /**
   * Keeps what is said about the packages, whose files stay. Does nothing if there is no such app.
   */
  void describe(ObjectId appId, Dependencies dependencies);

  /** Removes the packages of an app. */
  void delete(ObjectId appId);
}
