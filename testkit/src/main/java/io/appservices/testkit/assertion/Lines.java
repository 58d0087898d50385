package io.appservices.testkit.assertion;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists what there was in place of what an assertion expects, for its message. */
final class Lines {

  private Lines() {}

  /** Returns a line for each, with a line end before it; a word if there is none. */
  static <T> String orNone(List<T> all, Function<T, String> line) {
    return all.isEmpty() ? " none" : of(all, line);
  }

  /** Returns a line for each, with a line end before it; nothing if there is none. */
  static <T> String of(List<T> all, Function<T, String> line) {
    return all.stream().map(one -> "\n  " + line.apply(one)).collect(Collectors.joining());
  }
}
