package io.appservices.testkit.assertion;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Documents as maps. */
final class Documents {

  private Documents() {}

  static List<Map<String, @Nullable Object>> of(@Nullable Object found) {
    if (found instanceof List<?> list) {
      return list.stream().map(Documents::one).toList();
    }
    throw new IllegalArgumentException("not a list of documents: " + found);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> one(@Nullable Object document) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(document);
  }
}
