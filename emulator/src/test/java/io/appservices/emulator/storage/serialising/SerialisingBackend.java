package io.appservices.emulator.storage.serialising;

import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.Handles;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.Optional;

/**
 * Keeps everything in memory, but takes and gives it as bytes only, as a file or a database does:
 * no value is shared with a caller, and every update runs twice, as where another writer got ahead.
 */
public final class SerialisingBackend implements Backend {

  private final Storage kept = new EmbeddedStorage();
  private final Handles handles =
      new Handles((store, method, args) -> Bytes.copy(method.invoke(store, copied(args))));

  @Override
  public Storage open() {
    return handles.open(() -> kept, () -> {});
  }

  @Override
  public void failNext(Failure failure) {
    handles.failNext(failure);
  }

  @Override
  public void closeHandles() {
    handles.close();
  }

  @Override
  public void close() {
    closeHandles();
    kept.close();
  }

  private static Object[] copied(Object[] args) {
    Object[] copies = args.clone();
    for (int i = 0; i < copies.length; i++) {
      copies[i] = copies[i] instanceof Update<?> update ? twice(update) : Bytes.copy(copies[i]);
    }
    return copies;
  }

  private static <T> Update<T> twice(Update<T> update) {
    return current -> {
      Optional<T> first = Bytes.copy(update.apply(Bytes.copy(current)));
      Optional<T> second = Bytes.copy(update.apply(Bytes.copy(current)));
      if (!first.equals(second)) {
        throw new AssertionError("an update that is not a pure function: " + first + ", " + second);
      }
      return second;
    };
  }
}
