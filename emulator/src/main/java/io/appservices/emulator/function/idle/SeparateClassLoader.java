package io.appservices.emulator.function.idle;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Loads some classes apart from those of the emulator, from where the emulator's own are: once
 * nothing refers to any of them any more, a garbage collection unloads them all.
 */
final class SeparateClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final List<String> prefixes;

  /**
   * Makes one that has loaded nothing.
   *
   * @param prefixes what the names of its classes begin with; all others are the emulator's
   */
  SeparateClassLoader(String... prefixes) {
    super(SeparateClassLoader.class.getClassLoader());
    this.prefixes = List.of(prefixes);
  }

  /**
   * Makes an object of one of its classes, which has a public constructor without parameters.
   *
   * @param type the emulator's class of that name
   */
  Object make(Class<?> type) {
    try {
      return loadClass(type.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (prefixes.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length, getClass().getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
