package io.appservices.emulator.service.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The rule that binds a collection: its first role whose {@code apply_when} holds decides (docs:
 * data access permissions); whom none is for, may nothing. Without a rule everything is allowed, so
 * that a test needs none.
 */
record CollectionRules(Optional<Document> rule) {

  boolean permits(FunctionUser user, Access access) {
    if (rule.isEmpty()) {
      return true;
    }
    Expressions expressions = new Expressions(new Document("user", user.view()));
    return roles().stream()
        .filter(role -> expressions.holds(role.get("apply_when")))
        .findFirst()
        .filter(role -> permits(expressions, role, access))
        .isPresent();
  }

  private static boolean permits(Expressions expressions, Document role, Access access) {
    Document filters = role.get("document_filters") instanceof Document d ? d : new Document();
    boolean write = allows(expressions, role, "write", false);
    boolean mayWrite = allows(expressions, filters, "write", true);
    return switch (access) {
      case READ ->
          allows(expressions, role, "read", write) && allows(expressions, filters, "read", true);
      case INSERT -> allows(expressions, role, "insert", write) && mayWrite;
      case UPDATE -> write && mayWrite;
      case DELETE -> allows(expressions, role, "delete", write) && mayWrite;
    };
  }

  private static boolean allows(
      Expressions expressions, Document source, String key, boolean otherwise) {
    return source.get(key) == null ? otherwise : expressions.holds(source.get(key));
  }

  private List<Document> roles() {
    return rule.map(r -> r.get("roles")).filter(List.class::isInstance).stream()
        .flatMap(roles -> ((List<?>) roles).stream())
        .filter(Map.class::isInstance)
        .map(Document.class::cast)
        .toList();
  }
}
