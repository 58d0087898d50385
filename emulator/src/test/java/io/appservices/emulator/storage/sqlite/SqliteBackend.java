package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.Handles;
import io.appservices.emulator.storage.Storage;

/** A data directory that is opened and closed as a process that starts and ends does. */
public final class SqliteBackend implements Backend {

  private final TemporaryDirectory directory = new TemporaryDirectory();
  private final Handles handles =
      new Handles((store, method, arguments) -> method.invoke(store, arguments));
  private Storage kept;

  /** An empty storage in a directory of its own, which is removed when it is closed. */
  static Storage temporary() {
    SqliteBackend backend = new SqliteBackend();
    backend.openIfClosed();
    return backend.handles.open(() -> backend.kept, backend::close);
  }

  /** The storage, which is not closed at its end, but emptied of apps: that takes less time. */
  synchronized Storage reused() {
    openIfClosed();
    return handles.open(
        () -> kept, () -> kept.apps().list().forEach(app -> kept.apps().delete(app.id())));
  }

  @Override
  public synchronized Storage open() {
    openIfClosed();
    return handles.open(() -> kept, () -> {});
  }

  private synchronized void openIfClosed() {
    if (kept == null) {
      kept = new SqliteStorage(SqliteDatabase.open(directory.path()));
    }
  }

  @Override
  public void failNext(Failure failure) {
    handles.failNext(failure);
  }

  @Override
  public synchronized void closeHandles() {
    handles.close();
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  @Override
  public void close() {
    closeHandles();
    directory.close();
  }
}
