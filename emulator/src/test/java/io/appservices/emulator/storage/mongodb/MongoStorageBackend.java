package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.Handles;
import io.appservices.emulator.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database of its own. Every handle has a connection of its own, as another process has. */
public final class MongoStorageBackend implements Backend {

  private final String uri = SharedDeployment.newDatabase();
  private final List<MongoStorage> opened = new ArrayList<>();
  private final Handles handles =
      new Handles((store, method, arguments) -> method.invoke(store, arguments));
  private final Duration age;

  /** Makes a database in which everything is read anew, so that no change has to be waited for. */
  public MongoStorageBackend() {
    this(Duration.ZERO);
  }

  /**
   * Makes a database.
   *
   * @param age how long an app that was read may be used
   */
  public MongoStorageBackend(Duration age) {
    this.age = age;
  }

  /** An empty storage in a database of its own, which is removed when it is closed. */
  static Storage temporary() {
    MongoStorageBackend backend = new MongoStorageBackend();
    MongoStorage storage = backend.connect();
    return backend.handles.open(() -> storage, backend::close);
  }

  /** A storage that is not closed at its end, but emptied: that takes less time. */
  synchronized Storage reused() {
    MongoStorage storage = opened.isEmpty() ? connect() : opened.get(0);
    return handles.open(() -> storage, () -> SharedDeployment.empty(uri));
  }

  @Override
  public synchronized Storage open() {
    MongoStorage storage = connect();
    return handles.open(() -> storage, () -> {});
  }

  private synchronized MongoStorage connect() {
    MongoStorage storage = MongoStorage.open(uri, age);
    opened.add(storage);
    return storage;
  }

  @Override
  public void failNext(Failure failure) {
    handles.failNext(failure);
  }

  @Override
  public synchronized void closeHandles() {
    handles.close();
    opened.forEach(MongoStorage::close);
    opened.clear();
  }

  @Override
  public void close() {
    closeHandles();
    SharedDeployment.drop(uri);
  }
}
