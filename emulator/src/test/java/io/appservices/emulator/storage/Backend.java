package io.appservices.emulator.storage;

/**
 * A storage under test. What it keeps is apart from the handles that it is opened with, as where
 * several processes share a database, or one comes after the other on a directory.
 */
public interface Backend extends AutoCloseable {

  /** Another handle on what is kept. It is closed by the backend at the latest. */
  Storage open();

  /** Makes a call to any store of an open handle fail with a StorageException, once. */
  void failNext(Failure failure);

  /** When a call fails. */
  enum Failure {
    /** Nothing was done. */
    BEFORE,
    /** It was done, and only the answer is lost. */
    AFTER
  }

  /** Closes all handles, as a process that ends does. */
  void closeHandles();

  /** Closes all handles and forgets what is kept. */
  @Override
  void close();
}
