package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The permissions of a role for one field (docs: role configuration).
 *
 * @param fields the definitions of the fields in that one, by name; not to be changed
 */
public record FieldDefinition(
    Expression read, Expression write, Map<String, FieldDefinition> fields) {

  /** Says nothing. */
  public static final FieldDefinition EMPTY =
      new FieldDefinition(Expression.ABSENT, Expression.ABSENT, Map.of());

  private static final String FIELDS = "fields";

  /** Makes a definition without fields of its own. */
  static FieldDefinition leaf(Members field) {
    return new FieldDefinition(
        Expression.of(field, "read"), Expression.of(field, "write"), Map.of());
  }

  /** Returns the definitions in the {@code fields} of a role or of a field. */
  static Map<String, FieldDefinition> in(Members owner) {
    Members fields = owner.objectOrEmpty(FIELDS);
    Map<String, FieldDefinition> all = new LinkedHashMap<>();
    for (String name : fields.names()) {
      fields
          .object(name)
          .ifPresent(
              field ->
                  all.put(
                      name,
                      new FieldDefinition(
                          Expression.of(field, "read"), Expression.of(field, "write"), in(field))));
    }
    return Collections.unmodifiableMap(all);
  }
}
