package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import java.util.Map;
import java.util.Optional;

/**
 * A role of a rule (docs: role configuration).
 *
 * @param applyWhen for whom and which documents it is; for all if absent
 * @param filters the conditions that have to hold before its permissions are evaluated
 * @param permissions those for whole documents
 * @param fields those for single fields, by name
 * @param additionalFields those for the fields that are not named
 */
public record RoleDefinition(
    Optional<String> name,
    Expression applyWhen,
    DocumentFilters filters,
    DocumentPermissions permissions,
    Map<String, FieldDefinition> fields,
    FieldDefinition additionalFields) {

  /** Lets nobody do anything. */
  public static final RoleDefinition NOTHING =
      new RoleDefinition(
          Optional.empty(),
          Expression.ABSENT,
          new DocumentFilters(Expression.NEVER, Expression.NEVER),
          new DocumentPermissions(
              Expression.NEVER,
              Expression.NEVER,
              Expression.NEVER,
              Expression.NEVER,
              Expression.NEVER),
          Map.of(),
          FieldDefinition.EMPTY);

  /** Lets everybody do everything. */
  public static final RoleDefinition EVERYTHING =
      new RoleDefinition(
          Optional.empty(),
          Expression.ABSENT,
          new DocumentFilters(Expression.ABSENT, Expression.ABSENT),
          new DocumentPermissions(
              Expression.ALWAYS,
              Expression.ALWAYS,
              Expression.ALWAYS,
              Expression.ALWAYS,
              Expression.ALWAYS),
          Map.of(),
          FieldDefinition.EMPTY);

  /** The filters for documents that may be read and written, if the permissions allow it. */
  public record DocumentFilters(Expression read, Expression write) {}

  /**
   * The permissions for whole documents; for an absent one, those of the fields decide, or else it
   * is denied.
   */
  public record DocumentPermissions(
      Expression read, Expression write, Expression insert, Expression delete, Expression search) {}

  static RoleDefinition of(Members role) {
    Members filters = role.objectOrEmpty("document_filters");
    return new RoleDefinition(
        role.text("name"),
        Expression.of(role, "apply_when"),
        new DocumentFilters(Expression.of(filters, "read"), Expression.of(filters, "write")),
        permissions(role),
        FieldDefinition.in(role),
        FieldDefinition.leaf(role.objectOrEmpty("additional_fields")));
  }

  private static DocumentPermissions permissions(Members role) {
    return new DocumentPermissions(
        Expression.of(role, "read"),
        Expression.of(role, "write"),
        Expression.of(role, "insert"),
        Expression.of(role, "delete"),
        Expression.of(role, "search"));
  }

  /** Returns the role with a condition that written documents must meet. */
  RoleDefinition withValid(Expression valid) {
    DocumentPermissions p = permissions;
    DocumentPermissions checked =
        new DocumentPermissions(
            p.read, Expression.all(p.write, valid), p.insert, p.delete, p.search);
    return new RoleDefinition(name, applyWhen, filters, checked, fields, additionalFields);
  }
}
