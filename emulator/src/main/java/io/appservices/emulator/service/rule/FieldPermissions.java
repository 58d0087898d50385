package io.appservices.emulator.service.rule;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/**
 * The permissions of a role by field (docs: role configuration): {@code fields}, and {@code
 * additional_fields} for those that are not named there. A permission for a field goes before those
 * for the fields of the document in it. Who may write a field may read it.
 */
final class FieldPermissions {

  private static final String READ = "read";
  private static final String WRITE = "write";
  private static final String FIELDS = "fields";

  private final Document fields;
  private final Document additional;
  private final Scope scope;

  FieldPermissions(Document role, Scope scope) {
    this(document(role.get(FIELDS)), document(role.get("additional_fields")), scope);
  }

  private FieldPermissions(Document fields, Document additional, Scope scope) {
    this.fields = fields;
    this.additional = additional;
    this.scope = scope;
  }

  static Document document(Object value) {
    return value instanceof Document document ? document : new Document();
  }

  /**
   * The fields of a document that may be read.
   *
   * @param reads whether read permissions count
   * @param writes whether write permissions count
   */
  Document readable(Document document, boolean reads, boolean writes) {
    Document readable = new Document();
    document.forEach(
        (name, value) -> {
          Document permission = permission(name);
          if ((reads && grants(permission, READ, value, value))
              || (writes && grants(permission, WRITE, value, value))) {
            readable.append(name, value);
          } else if (value instanceof Document embedded && reads && isOpen(permission, READ)) {
            Document part = embedded(permission).readable(embedded, true, writes);
            if (!part.isEmpty()) {
              readable.append(name, part);
            }
          }
        });
    return readable;
  }

  /** Whether everything that differs between two documents may be written; either may be empty. */
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
    Document permission = permission(name);
    if (!isOpen(permission, WRITE)) {
      return grants(permission, WRITE, old, now);
    }
    boolean embedded = isDocumentOrAbsent(old) && isDocumentOrAbsent(now);
    return embedded
        && permission.get(FIELDS) != null
        && isPartWritten(old, now)
        && embedded(permission).mayChange(document(old), document(now));
  }

  /** An empty document that comes or goes has no field that could be asked about. */
  private static boolean isPartWritten(Object old, Object now) {
    return !document(old).isEmpty() || !document(now).isEmpty();
  }

  private static boolean isDocumentOrAbsent(Object value) {
    return value == null || value instanceof Document;
  }

  private Document permission(String name) {
    return fields.get(name) instanceof Document own ? own : additional;
  }

  private static boolean isOpen(Document permission, String access) {
    return permission.get(access) == null;
  }

  private FieldPermissions embedded(Document permission) {
    return new FieldPermissions(document(permission.get(FIELDS)), new Document(), scope);
  }

  private boolean grants(Document permission, String access, Object old, Object now) {
    Object expression = permission.get(access);
    return expression != null
        && new Expressions(scope.with("this", now).with("prev", old)).holds(expression);
  }

  /** Whether no field is treated unlike the others. */
  static boolean areUniform(Document role) {
    return document(role.get(FIELDS)).values().stream().noneMatch(Map.class::isInstance)
        && !RootReferences.document(document(role.get("additional_fields")).get(READ))
        && !RootReferences.document(document(role.get("additional_fields")).get(WRITE));
  }
}
