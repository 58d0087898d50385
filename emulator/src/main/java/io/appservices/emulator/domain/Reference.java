package io.appservices.emulator.domain;

import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Names a part of the configuration, such as a function: by id, as the Admin API does, or by name,
 * as app folders do. SDK test suites give both; then the id counts.
 */
public record Reference(Optional<ObjectId> id, Optional<String> name) {

  /** Reads a reference out of a stored document. */
  public static Reference of(Document document, String idKey, String nameKey) {
    return of(Members.stored(document), idKey, nameKey);
  }

  /** Reads a reference out of the members of a stored document. */
  public static Reference of(Members members, String idKey, String nameKey) {
    return new Reference(members.id(idKey), members.nonEmptyText(nameKey));
  }

  /** Returns the reference with the id alone. */
  public Reference withoutName() {
    return new Reference(id, Optional.empty());
  }

  /**
   * Returns the name of what is meant; empty if nothing is.
   *
   * @param names finds the name of the part that has an id
   */
  public Optional<String> resolve(Function<ObjectId, Optional<String>> names) {
    return id.flatMap(names).or(() -> name);
  }
}
