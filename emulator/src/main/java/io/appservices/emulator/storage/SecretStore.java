package io.appservices.emulator.storage;

import io.appservices.emulator.domain.Secret;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The secrets of all apps. */
public interface SecretStore {

  Optional<Secret> findByName(ObjectId appId, String name);

  /** In the order of their ids. */
  List<Secret> list(ObjectId appId);

  /**
   * Adds a secret; false, and nothing is changed, if the name is taken or the app does not exist.
   */
  boolean insert(ObjectId appId, Secret secret);

  /** Replaces name and value of a secret; empty if there is none or the new name is taken. */
  Optional<Secret> replace(ObjectId appId, Secret secret);

  /** Removes a secret. Of concurrent calls exactly one gets it. */
  Optional<Secret> delete(ObjectId appId, ObjectId secretId);
}
