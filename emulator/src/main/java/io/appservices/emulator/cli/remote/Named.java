package io.appservices.emulator.cli.remote;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the command line names, one or more. */
public final class Named {

  private Named() {}

  /**
   * Does something with each that is named, once, after all have been found: where one is not
   * there, nothing is done with the others.
   *
   * @param find returns what has a name, or throws
   */
  public static <T> void each(List<String> names, Function<String, T> find, Consumer<T> action) {
    names.stream().map(find).distinct().toList().forEach(action);
  }
}
