package io.appservices.emulator.storage.serialising;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps everything in memory, but takes and gives it as bytes only, as a file or a database does:
 * no value is shared with a caller, and every update runs twice, as where another writer got ahead.
 */
public final class SerialisingBackend implements Backend {

  private final Storage kept = new EmbeddedStorage();
  private final AtomicReference<Failure> next = new AtomicReference<>();
  private final List<Handle> handles = new ArrayList<>();

  /** One opened handle. */
  private final class Handle {

    private volatile boolean open = true;

    Storage storage() {
      return proxy(
          Storage.class,
          (self, method, args) -> {
            if (method.getName().equals("close")) {
              open = false;
              return null;
            }
            Object store = method.invoke(kept, args);
            return proxy(method.getReturnType(), (s, called, given) -> call(store, called, given));
          });
    }

    private Object call(Object store, Method method, Object[] args) throws Exception {
      if (!open) {
        throw new IllegalStateException("the storage is closed");
      }
      Failure failure = next.getAndSet(null);
      if (failure == Failure.BEFORE) {
        throw new StorageException("told to fail", null);
      }
      Object result = Bytes.copy(method.invoke(store, copied(args)));
      if (failure == Failure.AFTER) {
        throw new StorageException("told to fail", null);
      }
      return result;
    }
  }

  @Override
  public synchronized Storage open() {
    Handle handle = new Handle();
    handles.add(handle);
    return handle.storage();
  }

  @Override
  public void failNext(Failure failure) {
    next.set(failure);
  }

  @Override
  public synchronized void closeHandles() {
    handles.forEach(handle -> handle.open = false);
    handles.clear();
  }

  @Override
  public void close() {
    closeHandles();
    kept.close();
  }

  private static Object[] copied(Object[] args) {
    Object[] copies = args == null ? new Object[0] : args.clone();
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

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler unwrapping =
        (self, method, args) -> {
          try {
            return handler.invoke(self, method, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    ClassLoader loader = SerialisingBackend.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, unwrapping));
  }
}
