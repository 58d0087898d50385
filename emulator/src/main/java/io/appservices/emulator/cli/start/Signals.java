package io.appservices.emulator.cli.start;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. By reflection: the JDK has them in a module that it supports for
 * this use, and warns of at each one in the source, and a Java without it does without signals.
 */
final class Signals {

  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /**
   * Runs an action on a thread of its own with each signal of this name, such as {@code HUP}, in
   * place of what the JVM does then. Where there is no such signal, or the JVM keeps it, this does
   * nothing.
   */
  static void on(String name, Runnable action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName(HANDLER);
      Object proxy = proxy(handler, action);
      Object signal = signals.getConstructor(String.class).newInstance(name);
      signals.getMethod("handle", signals, handler).invoke(null, signal, proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Windows has none of most, and some options of Java keep signals to themselves.
    }
  }

  /** Has the class of handlers made, which takes a while, ahead of the first one. */
  static void prepare() {
    try {
      proxy(Class.forName(HANDLER), () -> {});
    } catch (ClassNotFoundException e) {
      // This Java does without signals.
    }
  }

  private static Object proxy(Class<?> handler, Runnable action) {
    return Proxy.newProxyInstance(
        handler.getClassLoader(),
        new Class<?>[] {handler},
        (self, method, arguments) -> {
          if (!method.getName().equals("handle")) {
            throw new UnsupportedOperationException(method.getName());
          }
          action.run();
          return null;
        });
  }
}
