package io.appservices.emulator.storage;

import java.util.function.BooleanSupplier;
import org.bson.types.ObjectId;

/** A storage that several processes have open. */
public interface SharedStorage extends Storage {

  /** Told of what processes do to the storage, this one or another, shortly afterwards. */
  interface Listener {

    /** An app was made, or is set up in another way. */
    void appChanged(ObjectId appId);

    /** An app was deleted. */
    void appDeleted(ObjectId appId);

    /** A setting may have another value. */
    void settingsChanged();
  }

  /**
   * Waits while another process makes what a new storage has to have, and returns when that is
   * there; or makes this process the one that does. It is so until the process says that all is
   * there, closes the storage, or dies.
   *
   * @param done whether all is there
   */
  void awaitFirstStart(BooleanSupplier done);

  /**
   * Calls a listener from now on, on a thread of the storage, until it is closed. What it throws is
   * logged.
   */
  void watch(Listener listener);
}
