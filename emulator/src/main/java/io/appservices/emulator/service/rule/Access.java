package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The kinds of access of an operation to a collection. */
enum Access {
  READ,
  INSERT,
  UPDATE,
  DELETE;

  /**
   * Returns the access of an operation. An unknown one reads: it is refused by name before it does
   * anything.
   */
  static Access of(String operation, Document arguments) {
    if (operation.startsWith("insert")) {
      return INSERT;
    }
    // realm-web's findOneAndDelete replaces by nothing.
    boolean byNothing = operation.equals("findOneAndReplace") && arguments.get("update") == null;
    if (operation.startsWith("delete") || operation.equals("findOneAndDelete") || byNothing) {
      return DELETE;
    }
    boolean changes = operation.startsWith("update") || operation.startsWith("findOneAnd");
    return changes || operation.equals("replaceOne") ? UPDATE : READ;
  }

  /**
   * Returns the refusal of this access.
   *
   * @param denying those that do not allow it; the reason, which is not in the answer, names them
   * @param arguments name the database and the collection
   */
  AppServicesException refusal(Permissions denying, Document arguments) {
    return DataSourceRefusals.notPermitted(wireName())
        .because(
            "rule not matched: in %s.%s %s"
                .formatted(
                    arguments.get("database"),
                    arguments.get("collection"),
                    denying.denies(wireName())));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the answer for a user who may read nothing: no error, just no documents (docs: rules).
   */
  static @Nullable Object nothing(String operation) {
    return switch (operation) {
      case "findOne" -> null;
      case "count" -> 0L;
      default -> List.of();
    };
  }
}
