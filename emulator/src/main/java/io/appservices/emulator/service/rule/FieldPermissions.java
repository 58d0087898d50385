package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.definition.Expression;
import io.appservices.emulator.domain.definition.FieldDefinition;
import io.appservices.emulator.domain.definition.RoleDefinition;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The permissions of a role by field (docs: role configuration): {@code fields}, and {@code
 * additional_fields} for those that are not named there. A permission for a field goes before those
 * for the fields of the document in it. Who may write a field may read it.
 */
final class FieldPermissions {

  private final Map<String, FieldDefinition> fields;
  private final FieldDefinition additional;
  private final Scope scope;

  FieldPermissions(RoleDefinition role, Scope scope) {
    this(role.fields(), role.additionalFields(), scope);
  }

  private FieldPermissions(
      Map<String, FieldDefinition> fields, FieldDefinition additional, Scope scope) {
    this.fields = fields;
    this.additional = additional;
    this.scope = scope;
  }

  static Document document(@Nullable Object value) {
    return value instanceof Document document ? document : new Document();
  }

  /**
   * Returns the fields of a document that may be read.
   *
   * @param reads whether read permissions count
   * @param writes whether write permissions count
   */
  Document readable(Document document, boolean reads, boolean writes) {
    Document readable = new Document();
    document.forEach(
        (name, value) -> {
          FieldDefinition permission = permission(name);
          if ((reads && grants(permission.read(), value, value))
              || (writes && grants(permission.write(), value, value))) {
            readable.append(name, value);
          } else if (value instanceof Document embedded
              && reads
              && !permission.read().isPresent()) {
            Document part = embedded(permission).readable(embedded, true, writes);
            if (!part.isEmpty()) {
              readable.append(name, part);
            }
          }
        });
    return readable;
  }

  /** Returns whether all differences between two documents may be written; either may be empty. */
  boolean mayChange(Document before, Document after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream().allMatch(name -> mayChange(name, before, after));
  }

  private boolean mayChange(String name, Document before, Document after) {
    Object old = before.get(name);
    Object now = after.get(name);
    if (before.containsKey(name) == after.containsKey(name) && Objects.equals(old, now)) {
      return true;
    }
    FieldDefinition permission = permission(name);
    if (permission.write().isPresent()) {
      return grants(permission.write(), old, now);
    }
    boolean embedded = isDocumentOrAbsent(old) && isDocumentOrAbsent(now);
    return embedded
        && !permission.fields().isEmpty()
        && isPartWritten(old, now)
        && embedded(permission).mayChange(document(old), document(now));
  }

  /**
   * Returns whether the permissions of fields decide: an empty document that is added or removed
   * has no field to ask about.
   */
  private static boolean isPartWritten(@Nullable Object old, @Nullable Object now) {
    return !document(old).isEmpty() || !document(now).isEmpty();
  }

  private static boolean isDocumentOrAbsent(@Nullable Object value) {
    return value == null || value instanceof Document;
  }

  private FieldDefinition permission(String name) {
    return fields.getOrDefault(name, additional);
  }

  private FieldPermissions embedded(FieldDefinition permission) {
    return new FieldPermissions(permission.fields(), FieldDefinition.EMPTY, scope);
  }

  private boolean grants(Expression expression, @Nullable Object old, @Nullable Object now) {
    return expression.isPresent()
        && new Expressions(scope.with("this", now).with("prev", old)).holds(expression);
  }

  /** Returns whether all fields are treated alike. */
  static boolean areUniform(RoleDefinition role) {
    return role.fields().isEmpty()
        && !RootReferences.document(role.additionalFields().read())
        && !RootReferences.document(role.additionalFields().write());
  }
}
