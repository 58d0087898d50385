package io.appservices.emulator.function.idle;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JDK forget the type of a component that the methods of a record were last linked for.
 * It remembers one, in {@code MethodHandle.asType}, and with it all classes of its class loader:
 * until Java 17 for ever, and softly in newer ones, which do so for classes that the application's
 * class loader did not load.
 */
public final class RecordMethods implements Runnable {

  /** What is remembered in the place of the last one. */
  private record Linked(@Nullable Linked component) {}

  /** For the class loader that has this class alone, see {@link #forgetLast}. */
  public RecordMethods() {}

  /** Links a record of our own in the place of what was linked last. */
  static void forgetLast() {
    ((Runnable) new SeparateClassLoader(RecordMethods.class.getName()).make(RecordMethods.class))
        .run();
  }

  @Override
  public void run() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle component = lookup.findGetter(Linked.class, "component", Linked.class);
      link(lookup, component, "equals", boolean.class, Object.class);
      link(lookup, component, "hashCode", int.class);
      link(lookup, component, "toString", String.class);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void link(
      MethodHandles.Lookup lookup,
      MethodHandle component,
      String name,
      Class<?> result,
      Class<?>... parameters)
      throws Throwable {
    MethodType type =
        MethodType.methodType(result, parameters).insertParameterTypes(0, Linked.class);
    ObjectMethods.bootstrap(lookup, name, type, Linked.class, "component", component);
  }
}
