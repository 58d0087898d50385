package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.definition.Expression;
import io.appservices.emulator.domain.definition.RoleDefinition;
import io.appservices.emulator.domain.definition.RoleDefinition.DocumentFilters;
import io.appservices.emulator.domain.definition.RoleDefinition.DocumentPermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The permissions of one role for one document (docs: role configuration). The permissions of the
 * document go before those of its fields. Inserting and deleting take the permission to write all
 * fields, too.
 */
final class Permissions {

  /** The permissions where no role applies: none at all. */
  static final Permissions NONE =
      new Permissions(RoleDefinition.NOTHING, Scope.of((name, arguments) -> null));

  /** A placeholder for all documents, for permissions that do not depend on them. */
  private static final Document ANY = new Document("_id", 0);

  private final RoleDefinition role;
  private final DocumentPermissions permissions;
  private final Scope scope;

  /**
   * Makes the permissions of a role.
   *
   * @param scope with the document, where there is one
   */
  Permissions(RoleDefinition role, Scope scope) {
    this.role = role;
    this.permissions = role.permissions();
    this.scope = scope;
  }

  /** Returns whether a role treats every document and every field alike. */
  static boolean areUniform(RoleDefinition role) {
    DocumentPermissions permissions = role.permissions();
    return FieldPermissions.areUniform(role)
        && Stream.of(
                role.filters().read(),
                role.filters().write(),
                permissions.read(),
                permissions.write(),
                permissions.insert(),
                permissions.delete(),
                permissions.search())
            .noneMatch(RootReferences::document);
  }

  /** Returns the readable part of a document; empty if nothing may be read. */
  Optional<Document> readable(Document document) {
    if (!mayAskToRead()) {
      return Optional.empty();
    }
    boolean writes = mayAskToWrite();
    if (grants(permissions.read()) || (writes && grants(permissions.write()))) {
      return Optional.of(document);
    }
    Document part =
        fields()
            .readable(
                document,
                !permissions.read().isPresent(),
                writes && !permissions.write().isPresent());
    return Optional.of(part).filter(readable -> !readable.isEmpty());
  }

  /** Returns whether a document may become another; a missing one is empty. */
  boolean mayWrite(Document before, Document after) {
    if (!mayAskToWrite()) {
      return false;
    }
    if (permissions.write().isPresent()) {
      return holds(permissions.write());
    }
    // A write that changes nothing reveals the document, so some field has to be writable for the
    // user.
    return before.equals(after)
        ? !fields().readable(before, false, true).isEmpty()
        : fields().mayChange(before, after);
  }

  boolean mayInsert(Document document) {
    return mayWrite(new Document(), document) && holds(permissions.insert());
  }

  boolean mayDelete(Document document) {
    return mayWrite(document, new Document()) && holds(permissions.delete());
  }

  /** Returns whether uniform permissions allow the access to every document. */
  boolean permit(Access access) {
    return switch (access) {
      case READ -> readable(ANY).isPresent();
      case INSERT -> mayInsert(ANY);
      case UPDATE -> mayWrite(ANY, new Document());
      case DELETE -> mayDelete(ANY);
    };
  }

  boolean maySearch() {
    return holds(permissions.search());
  }

  /** Returns whether the role's filter lets write permissions be evaluated at all. */
  boolean mayAskToWrite() {
    return holds(role.filters().write());
  }

  /**
   * Returns whether the role's filter lets read permissions be evaluated: permission to write
   * implies that to read, here as well.
   */
  private boolean mayAskToRead() {
    DocumentFilters filters = role.filters();
    boolean write = holds(filters.write());
    if (!filters.read().isPresent()) {
      return write;
    }
    return holds(filters.read()) || (filters.write().isPresent() && write);
  }

  /** Returns in words that these permissions do not allow an access. */
  String denies(String access) {
    if (this == NONE) {
      return "no role applies to the user and the document";
    }
    return role.name().map(name -> "role '" + name + "'").orElse("a role without a name")
        + " does not allow "
        + access;
  }

  private FieldPermissions fields() {
    return new FieldPermissions(role, scope);
  }

  private boolean grants(Expression permission) {
    return permission.isPresent() && holds(permission);
  }

  /** Returns whether the expression holds; an absent one does. */
  private boolean holds(Expression expression) {
    return new Expressions(scope).holds(expression);
  }
}
