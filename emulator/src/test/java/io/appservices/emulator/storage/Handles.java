package io.appservices.emulator.storage;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.Backend.Failure;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The handles that a storage is opened with; each can be closed, and a call to any may fail. */
public final class Handles {

  /** Makes a call of a store. */
  @FunctionalInterface
  public interface Calls {
    Object make(Object store, Method method, Object[] arguments) throws Exception;
  }

  private final AtomicReference<Failure> next = new AtomicReference<>();
  private final List<Handle> handles = new ArrayList<>();
  private final Calls calls;

  public Handles(Calls calls) {
    this.calls = calls;
  }

  /** One opened handle. */
  private final class Handle {

    private volatile boolean open = true;

    Storage of(Supplier<Storage> kept, Runnable whenClosed) {
      return proxy(
          Storage.class,
          (self, method, args) -> {
            if (method.getName().equals("close")) {
              open = false;
              whenClosed.run();
              return null;
            }
            Object store = method.invoke(kept.get(), args);
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
      Object result = calls.make(store, method, args == null ? new Object[0] : args);
      if (failure == Failure.AFTER) {
        throw new StorageException("told to fail", null);
      }
      return result;
    }
  }

  /** Another handle on a storage. */
  public synchronized Storage open(Supplier<Storage> kept, Runnable whenClosed) {
    Handle handle = new Handle();
    handles.add(handle);
    return handle.of(kept, whenClosed);
  }

  /** Makes a call to any store of an open handle fail with a StorageException, once. */
  public void failNext(Failure failure) {
    next.set(failure);
  }

  public synchronized void close() {
    handles.forEach(handle -> handle.open = false);
    handles.clear();
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
    ClassLoader loader = Handles.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, unwrapping));
  }
}
