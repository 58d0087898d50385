package io.appservices.emulator.cluster.operation;

import org.bson.Document;

/** Gets the changes that are followed, one after the other, on the thread of their stream. */
public interface Follower {

  /** The stream is open: what changes from now on is told. Told again after each break. */
  void live();

  /**
   * Gets a change. The next one is told when this returns; if it throws, the same one is told again
   * a little later.
   *
   * @param event as the cluster has it
   */
  void changed(Document event);

  /**
   * The stream cannot be opened or broke off, and is opened again until that succeeds; told once.
   *
   * @param reason what the cluster or the driver says
   * @param lost whether the cluster does not know any more what comes behind the last event, so
   *     that the stream begins with what comes next
   */
  void broken(String reason, boolean lost);
}
