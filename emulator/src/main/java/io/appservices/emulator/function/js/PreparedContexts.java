package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.npm.Packages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Contexts in which the modules are loaded that a function required in its last call: they are as
 * much its own as those that it would load itself, but it need not wait for them. Nothing is here
 * before a function requires something.
 */
final class PreparedContexts implements AutoCloseable {

  private static final int MOST_SCRIPTS = 500;
  private static final int MOST_KEYS = 6;
  private static final int READY = 2;
  private static final long LIMIT_SECONDS = 10;

  private record Key(Packages packages, Set<String> names) {}

  /** The contexts that are ready for a key. */
  private static final class Ready {
    private final Deque<ScriptContext> contexts = new ArrayDeque<>();
    private boolean isFilling;
    private boolean isHopeless;
  }

  private final ContextPool contexts;
  private final ModuleSources sources;
  private final ExecutorService background;
  private final Map<Script, Set<String>> required =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Script, Set<String>> eldest) {
          return size() > MOST_SCRIPTS;
        }
      };
  private final Map<Key, Ready> ready = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  PreparedContexts(ContextPool contexts, ModuleSources sources, ExecutorService background) {
    this.contexts = contexts;
    this.sources = sources;
    this.background = background;
  }

  /** Returns a context for a call, with the modules that it will probably require. */
  ScriptContext take(Script script, FunctionHost host) {
    Set<String> names = names(script);
    if (names.isEmpty()) {
      return contexts.take();
    }
    Packages packages;
    try {
      packages = host.packages();
    } catch (RuntimeException e) {
      // The call that requires something gets the error.
      return contexts.take();
    }
    ScriptContext prepared = poll(new Key(packages, names));
    return prepared == null ? contexts.take() : prepared;
  }

  private synchronized Set<String> names(Script script) {
    return required.getOrDefault(script, Set.of());
  }

  /** Remembers what a call required, and gets it ready for the next one now that it has ended. */
  void learn(Script script, CallModules modules, FunctionHost host) {
    Packages packages = modules.used();
    if (packages == null || modules.required().isEmpty()) {
      return;
    }
    Set<String> names = Set.copyOf(modules.required());
    synchronized (this) {
      required.put(script, names);
    }
    fill(new Key(packages, names), host);
  }

  private synchronized @Nullable ScriptContext poll(Key key) {
    Ready found = ready.get(key);
    return found == null ? null : found.contexts.poll();
  }

  private synchronized void fill(Key key, FunctionHost host) {
    Ready wanted = ready.computeIfAbsent(key, unused -> new Ready());
    dropEldest();
    if (closed || wanted.isFilling || wanted.isHopeless || wanted.contexts.size() >= READY) {
      return;
    }
    wanted.isFilling = true;
    try {
      background.execute(() -> fillUp(key, host));
    } catch (RejectedExecutionException e) {
      wanted.isFilling = false;
    }
  }

  private void dropEldest() {
    Iterator<Ready> eldest = ready.values().iterator();
    while (ready.size() > MOST_KEYS) {
      List<ScriptContext> unused = List.copyOf(eldest.next().contexts);
      eldest.remove();
      background.execute(() -> unused.forEach(ScriptContext::close));
    }
  }

  private void fillUp(Key key, FunctionHost host) {
    boolean goesOn = true;
    while (goesOn) {
      @Nullable ScriptContext made = null;
      try {
        made = prepared(key, host);
      } catch (RuntimeException | OutOfMemoryError e) {
        // The call that requires the modules gets the error.
      }
      goesOn = keep(key, made);
    }
  }

  /** Keeps a context; returns whether one more is wanted. */
  private boolean keep(Key key, @Nullable ScriptContext made) {
    synchronized (this) {
      Ready wanted = ready.get(key);
      if (wanted != null && !closed) {
        wanted.isHopeless = made == null;
        if (made != null) {
          wanted.contexts.add(made);
        }
        wanted.isFilling = made != null && wanted.contexts.size() < READY;
        return wanted.isFilling;
      }
    }
    if (made != null) {
      made.close();
    }
    return false;
  }

  /** Returns a context with modules; null if they cannot be loaded without a call. */
  private @Nullable ScriptContext prepared(Key key, FunctionHost host) {
    ScriptContext context = contexts.take();
    boolean isDone = false;
    try {
      CallModules modules = new CallModules(context, sources, key::packages);
      Preparation preparation = new Preparation(host, modules);
      context.lendTo(preparation);
      isDone =
          background
                  .submit(() -> context.prepare(List.copyOf(key.names())))
                  .get(LIMIT_SECONDS, TimeUnit.SECONDS)
              && !preparation.hasFailed();
      return isDone ? context : null;
    } catch (ExecutionException | TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      if (!isDone) {
        context.close();
      }
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      ready.values().forEach(one -> one.contexts.forEach(PreparedContexts::closeQuietly));
      ready.clear();
    }
  }

  private static void closeQuietly(ScriptContext context) {
    try {
      context.close();
    } catch (PolyglotException e) {
      // It is of no use to anybody.
    }
  }
}
