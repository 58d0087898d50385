package io.appservices.emulator.domain.definition;

import java.util.Map;
import org.bson.Document;

/** The collection of a rule, as the oldest clients and configurations write it. */
public final class RuleNamespace {

  private static final String NAMESPACE = "namespace";

  private RuleNamespace() {}

  /**
   * Returns a rule with {@code database} and {@code collection}, if it has them as one {@code
   * namespace}; any other rule as it is.
   */
  public static Document split(Document rule) {
    boolean split =
        !rule.containsKey("database")
            && !rule.containsKey("collection")
            && rule.get(NAMESPACE) instanceof String namespace
            && namespace.indexOf('.') > 0;
    if (!split) {
      return rule;
    }
    // Names of databases have no dots, those of collections may.
    String namespace = rule.getString(NAMESPACE);
    int dot = namespace.indexOf('.');
    return new Document((Map<String, Object>) rule)
        .append("database", namespace.substring(0, dot))
        .append("collection", namespace.substring(dot + 1));
  }
}
