package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.app.ImportRefusals;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A kind of thing of which an app has one each. */
final class UniqueKeys<K> {

  private final Function<K, String> words;
  private final Predicate<K> exists;
  private final Map<K, Integer> lineOf = new HashMap<>();

  /**
   * Makes an empty set of keys.
   *
   * @param words the text for a thing in a report
   * @param exists whether the app has the thing
   */
  UniqueKeys(Function<K, String> words, Predicate<K> exists) {
    this.words = words;
    this.exists = exists;
  }

  /**
   * Takes a thing for a line.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the app has it, or the file did
   *     already
   */
  void take(K key, Integer line) {
    if (exists.test(key)) {
      throw ImportRefusals.exists(words.apply(key));
    }
    Integer earlier = lineOf.putIfAbsent(key, line);
    if (earlier != null) {
      throw earlier.equals(line)
          ? ImportRefusals.twice(words.apply(key))
          : ImportRefusals.repeats(words.apply(key), earlier);
    }
  }
}
