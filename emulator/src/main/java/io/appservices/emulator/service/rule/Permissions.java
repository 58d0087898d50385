package io.appservices.emulator.service.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * What one role lets a user do with one document (docs: role configuration). The permissions of the
 * document go before those of its fields. Inserting and deleting take the permission to write all
 * fields, too.
 */
final class Permissions {

  private static final String READ = "read";
  private static final String WRITE = "write";
  private static final List<String> OF_DOCUMENT =
      List.of("document_filters", READ, WRITE, "insert", "delete", "search");

  /** What no role lets anybody do. */
  static final Permissions NONE = new Permissions(null, Scope.of((name, arguments) -> null));

  /** In place of all documents, where permissions do not look at them. */
  private static final Document ANY = new Document("_id", 0);

  private final Document role;
  private final Scope scope;

  /**
   * The permissions of a role.
   *
   * @param scope with the document, where there is one
   */
  Permissions(Document role, Scope scope) {
    this.role = role;
    this.scope = scope;
  }

  /** Whether a role says the same of every document and every field. */
  static boolean areUniform(Document role) {
    return FieldPermissions.areUniform(role)
        && OF_DOCUMENT.stream()
            .flatMap(
                key ->
                    role.get(key) instanceof Document d && key.equals("document_filters")
                        ? d.values().stream()
                        : Stream.ofNullable(role.get(key)))
            .noneMatch(RootReferences::document);
  }

  /** What may be read of a document; empty if nothing may. */
  Optional<Document> readable(Document document) {
    if (role == null || !mayAskToRead()) {
      return Optional.empty();
    }
    boolean writes = mayAskToWrite();
    if (holds(READ) || (writes && holds(WRITE))) {
      return Optional.of(document);
    }
    Document part =
        fields().readable(document, role.get(READ) == null, writes && role.get(WRITE) == null);
    return Optional.of(part).filter(readable -> !readable.isEmpty());
  }

  /** Whether a document may become another; one that is not there is empty. */
  boolean mayWrite(Document before, Document after) {
    if (role == null || !mayAskToWrite()) {
      return false;
    }
    if (role.get(WRITE) != null) {
      return holds(WRITE);
    }
    // What changes nothing tells what is there: for that, something has to be the user's to write.
    return before.equals(after)
        ? !fields().readable(before, false, true).isEmpty()
        : fields().mayChange(before, after);
  }

  boolean mayInsert(Document document) {
    return mayWrite(new Document(), document) && holdsOrAbsent(role, "insert");
  }

  boolean mayDelete(Document document) {
    return mayWrite(document, new Document()) && holdsOrAbsent(role, "delete");
  }

  /** Of permissions that are uniform: whether they hold for every document. */
  boolean permit(Access access) {
    return switch (access) {
      case READ -> readable(ANY).isPresent();
      case INSERT -> mayInsert(ANY);
      case UPDATE -> mayWrite(ANY, new Document());
      case DELETE -> mayDelete(ANY);
    };
  }

  boolean maySearch() {
    return role != null && holdsOrAbsent(role, "search");
  }

  /** Whether the role's filter lets write permissions be asked about at all. */
  boolean mayAskToWrite() {
    return role != null && holdsOrAbsent(filters(), WRITE);
  }

  /** Who may write may read; that what is not said of reading follows writing, also here. */
  private boolean mayAskToRead() {
    Document filters = filters();
    boolean write = holdsOrAbsent(filters, WRITE);
    if (filters.get(READ) == null) {
      return write;
    }
    return holdsOrAbsent(filters, READ) || (filters.get(WRITE) != null && write);
  }

  private Document filters() {
    return FieldPermissions.document(role.get("document_filters"));
  }

  private FieldPermissions fields() {
    return new FieldPermissions(role, scope);
  }

  private boolean holds(String permission) {
    return role.get(permission) != null && holdsOrAbsent(role, permission);
  }

  private boolean holdsOrAbsent(Document source, String key) {
    return new Expressions(scope).holds(source.get(key));
  }
}
