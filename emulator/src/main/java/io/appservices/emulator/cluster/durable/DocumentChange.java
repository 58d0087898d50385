package io.appservices.emulator.cluster.durable;

/**
 * A change to a collection of a data source. It says how things are afterwards, so that a change
 * that is written twice does the same as one that is written once.
 */
public sealed interface DocumentChange {

  /** The collection has this name, and is in this database; it may be new. */
  record Named(long collection, String database, String name) implements DocumentChange {}

  /**
   * The document at this position is this one; it may be new.
   *
   * @param bson the document, never changed
   */
  record Put(long collection, int position, byte[] bson) implements DocumentChange {}

  /** There is no document at this position. */
  record Removed(long collection, int position) implements DocumentChange {}

  /** There is no such collection; later changes to it are ignored. */
  record Dropped(long collection) implements DocumentChange {}
}
