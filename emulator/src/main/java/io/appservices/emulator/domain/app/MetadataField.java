package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Members;
import java.util.Optional;

/**
 * A field of a token or profile that becomes metadata of the user.
 *
 * @param name of the claim, which may be a path
 * @param fieldName of the metadata; empty for that of the claim
 * @param required whether a login without it is refused
 */
public record MetadataField(String name, Optional<String> fieldName, boolean required) {

  /** Reads a field; empty if no claim is named. */
  static Optional<MetadataField> of(Members field) {
    return field
        .text("name")
        .map(
            name ->
                new MetadataField(name, field.nonEmptyText("field_name"), field.flag("required")));
  }
}
