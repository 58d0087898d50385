package io.appservices.testkit.surface;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** The methods that a type declares, itself or by a superclass that nobody else can see. */
final class Methods {

  private Methods() {}

  static Method[] all(Class<?> type) {
    return of(type).toArray(Method[]::new);
  }

  static Stream<Method> of(Class<?> type) {
    Stream<Method> own = Arrays.stream(type.getDeclaredMethods());
    Class<?> parent = type.getSuperclass();
    return parent == null || Modifier.isPublic(parent.getModifiers())
        ? own
        : Stream.concat(own, of(parent));
  }
}
