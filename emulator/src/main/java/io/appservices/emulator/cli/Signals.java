package io.appservices.emulator.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Signals of the operating system. */
final class Signals {

  private Signals() {}

  /**
   * Does something in place of what the JVM would do at a signal. Where that cannot be had, the JVM
   * does it still. The class that knows signals is named at run time, as compilers warn of it.
   */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, args) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              Proxy.newProxyInstance(
                  Signals.class.getClassLoader(), new Class<?>[] {handler}, invocation));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Then the signal ends this process, and its child is not told.
    }
  }
}
