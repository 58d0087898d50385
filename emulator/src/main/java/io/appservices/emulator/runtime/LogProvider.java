package io.appservices.emulator.runtime;

import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The start of SLF4J. A project without a provider of it does not want logs: then SLF4J need not
 * say so on the standard error of its tests.
 */
public final class LogProvider {

  /** Read by SLF4J once, when the first logger is made in this JVM. */
  private static final String VERBOSITY = "slf4j.internal.verbosity";

  /**
   * What is done once in a JVM, when it is first asked for: looking for a provider reads all of the
   * class path.
   */
  private static final class Search {

    static {
      makeFirstLogger();
    }

    private Search() {}

    static void haveBegun() {
      // The initialization of the class did it.
    }
  }

  private LogProvider() {}

  /**
   * Makes the first logger, quietly if there is no provider and nobody has set how much SLF4J tells
   * of itself. Does nothing where a logger was made before. To be called before any class that has
   * a logger is used.
   */
  public static void prepare() {
    Search.haveBegun();
  }

  private static void makeFirstLogger() {
    if (System.getProperty(VERBOSITY) != null || isPresent()) {
      return;
    }
    System.setProperty(VERBOSITY, "ERROR");
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      System.clearProperty(VERBOSITY);
    }
  }

  private static boolean isPresent() {
    try {
      ClassLoader loader = LoggerFactory.class.getClassLoader();
      return System.getProperty("slf4j.provider") != null
          || ServiceLoader.load(SLF4JServiceProvider.class, loader).iterator().hasNext();
    } catch (LinkageError e) {
      // A project that holds SLF4J at its first version: that has no providers of this kind.
      return true;
    }
  }
}
