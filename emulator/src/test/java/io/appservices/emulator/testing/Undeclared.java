package io.appservices.emulator.testing;

/** Exceptions that Java would have declared, thrown as code in Kotlin or Groovy throws them. */
public final class Undeclared {

  private Undeclared() {}

  /** Throws a checked exception where none is declared; returns never. */
  public static RuntimeException thrown(Exception exception) {
    return Undeclared.<RuntimeException>rethrow(exception);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException rethrow(Exception exception) throws E {
    throw (E) exception;
  }
}
