package io.appservices.emulator.function.idle;

import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.function.js.JavaScript;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of the JavaScript engine, which all emulators of the process share: only one class
 * loader can have the native library that they come with. Once all engines are closed and forgotten
 * a garbage collection unloads them. Safe to use from any thread.
 */
final class EngineClasses {

  private static final Logger LOG = LoggerFactory.getLogger(EngineClasses.class);

  private static final String API = "org.graalvm.polyglot.Engine";
  private static final String HOOK = "shutdownHookInitialized";

  private static WeakReference<SeparateClassLoader> loaded = new WeakReference<>(null);

  private EngineClasses() {}

  /** Returns an engine that starts with its first call. */
  static ScriptEngine engine() {
    return (ScriptEngine) loader().make(JavaScript.class);
  }

  private static synchronized SeparateClassLoader loader() {
    SeparateClassLoader known = loaded.get();
    if (known == null) {
      known =
          new SeparateClassLoader(
              JavaScript.class.getPackageName() + ".",
              "org.graalvm.",
              "com.oracle.truffle.",
              "com.oracle.js.");
      leaveOutShutdownHook(known);
      loaded = new WeakReference<>(known);
    }
    return known;
  }

  /**
   * Tells Graal that its shutdown hook is there, which would keep all classes for as long as the
   * process lives. What it does, closing engines, the emulator does. Without the field classes are
   * kept, and nothing else happens.
   */
  private static void leaveOutShutdownHook(ClassLoader classes) {
    try {
      Field hook = classes.loadClass(API).getDeclaredField(HOOK);
      hook.setAccessible(true);
      hook.set(null, true);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.debug("the JavaScript engine cannot be unloaded", e);
    }
  }
}
