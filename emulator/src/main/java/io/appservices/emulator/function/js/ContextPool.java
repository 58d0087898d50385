package io.appservices.emulator.function.js;

import io.appservices.emulator.function.js.limit.Deadline;
import io.appservices.emulator.runtime.Threads;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.graalvm.polyglot.Engine;

/** Keeps a few contexts ready, so that a call need not wait for its own. */
final class ContextPool implements AutoCloseable {

  private static final int READY = 4;
  private static final long POLL_MILLIS = 5;
  private static final long IDLE_SECONDS = 10;

  private final Engine engine;
  private final Executor background;
  private final ExecutorService apart = Threads.numbered("js-context").growing(IDLE_SECONDS);
  private final PreludeSources sources = new PreludeSources();
  private final BlockingQueue<ScriptContext> ready = new ArrayBlockingQueue<>(READY);
  private final AtomicInteger making = new AtomicInteger();
  private final Set<ScriptContext> open = ConcurrentHashMap.newKeySet();

  /**
   * A lock that is shared while contexts are made, and exclusive before the engine is closed:
   * closing waits for the thread that makes one, and that thread for the engine.
   */
  private final ReadWriteLock creation = new ReentrantReadWriteLock();

  private volatile boolean closed;

  ContextPool(Engine engine, Executor background) {
    this.engine = engine;
    this.background = background;
  }

  /** Makes the first one. */
  void prepare() {
    ready.add(apart(this::make));
  }

  ScriptContext take() {
    ScriptContext context = ready.poll();
    return context == null ? apart(this::make) : context;
  }

  /**
   * Does something with contexts on a thread that ends with the engine: one that has done so keeps
   * a part of the engine, which a thread of a server would do for longer than the engine is needed.
   *
   * @throws RejectedExecutionException if the engine is closed
   */
  <T> T apart(Supplier<T> work) {
    try {
      // Not to be interrupted: nobody would close what is made meanwhile.
      return CompletableFuture.supplyAsync(work, apart).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Has contexts made in place of those that were taken, which is best after they were used. */
  void refill() {
    if (!closed && making.compareAndSet(0, 1)) {
      background.execute(this::fill);
    }
  }

  private ScriptContext make() {
    creation.readLock().lock();
    try {
      if (closed) {
        throw new RejectedExecutionException("the engine is closed");
      }
      ScriptContext context = new ScriptContext(engine, sources, open::remove);
      open.add(context);
      return context;
    } finally {
      creation.readLock().unlock();
    }
  }

  private void fill() {
    try {
      while (!closed && ready.remainingCapacity() > 0) {
        ready.add(make());
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      // The next call that needs one makes it, and gets the error.
    } finally {
      making.set(0);
    }
    if (closed) {
      drain();
    }
  }

  private void drain() {
    for (ScriptContext context = ready.poll(); context != null; context = ready.poll()) {
      context.close();
    }
  }

  /** Waits until all are closed that were taken; false if some are not after this time. */
  boolean awaitClosed(Deadline deadline) throws InterruptedException {
    while (!open.isEmpty()) {
      if (deadline.remainingNanos() <= 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return true;
  }

  /** Returns when nobody makes a context any more. */
  @Override
  @SuppressWarnings("LockNotBeforeTry")
  public void close() {
    closed = true;
    creation.writeLock().lock();
    creation.writeLock().unlock();
    apart.shutdown();
    drain();
  }
}
