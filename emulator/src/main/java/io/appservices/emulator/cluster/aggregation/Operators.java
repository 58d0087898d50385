package io.appservices.emulator.cluster.aggregation;

import java.util.HashMap;
import java.util.Map;

/** The operators that the library lacks, by their names. */
final class Operators {

  static final Map<String, Operator> ALL = all();

  private Operators() {}

  private static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    TextOperators.addTo(all);
    DateOperators.addTo(all);
    ArrayOperators.addTo(all);
    NumberOperators.addTo(all);
    BinaryOperators.addTo(all);
    return Map.copyOf(all);
  }
}
