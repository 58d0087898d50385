package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.definition.FilterDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a collection that are for a user (docs: filter incoming queries): what they add to
 * every query and projection.
 */
final class Filters {

  /** The operators of expressions that queries know, too. */
  private static final Set<String> OF_QUERIES =
      Set.of(
          "and", "or", "nor", "not", "in", "nin", "eq", "ne", "gt", "gte", "lt", "lte", "exists");

  /** A placeholder for an absent value: null would match documents without the field. */
  private static final Binary NEVER = new Binary(new byte[] {'n', 'e', 'v', 'e', 'r', 0});

  private final List<Document> queries;
  private final Document projection = new Document();

  Filters(List<FilterDefinition> filters, Scope scope) {
    List<FilterDefinition> applied =
        filters.stream()
            .filter(filter -> new Expressions(scope).holds(filter.applyWhen()))
            .toList();
    Operands operands = new Operands(scope);
    this.queries =
        applied.stream()
            .map(FilterDefinition::query)
            .filter(query -> !query.isEmpty())
            .map(query -> (Document) query(query, operands))
            .toList();
    applied.forEach(filter -> projection.putAll(filter.projection()));
  }

  boolean isEmpty() {
    return queries.isEmpty() && projection.isEmpty();
  }

  /** Returns a query, and all that the filters ask. */
  Document narrow(Document query) {
    if (queries.isEmpty()) {
      return query;
    }
    List<Document> all = new ArrayList<>(queries);
    if (!query.isEmpty()) {
      all.add(0, query);
    }
    return all.size() == 1 ? all.get(0) : new Document("$and", all);
  }

  /** Returns the projection that the filters ask for; empty for all fields. */
  Document projection() {
    return projection;
  }

  private static @Nullable Object query(@Nullable Object query, Operands operands) {
    if (query instanceof Map<?, ?> members) {
      if (Operands.isConversion(members)) {
        return resolved(members, operands);
      }
      Document resolved = new Document();
      members.forEach(
          (key, value) -> resolved.append(name(String.valueOf(key)), query(value, operands)));
      return resolved;
    }
    if (query instanceof Collection<?> items) {
      return items.stream().map(item -> query(item, operands)).toList();
    }
    return resolved(query, operands);
  }

  private static @Nullable Object resolved(@Nullable Object operand, Operands operands) {
    Object resolved = operands.value(operand);
    return resolved == Values.NOTHING ? NEVER : resolved;
  }

  private static String name(String key) {
    if (!key.startsWith("%")) {
      return key;
    }
    if (!OF_QUERIES.contains(Operands.operator(key))) {
      throw Operands.notEmulated(key);
    }
    return "$" + Operands.operator(key);
  }
}
