package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.MetadataField;
import io.appservices.emulator.token.InvalidTokenException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The claims that become metadata of the user, and their names: the {@code metadata_fields} of a
 * provider, {@code {required, name, field_name}} (docs: custom JWT, metadata fields).
 */
final class MetadataFields {

  /** A dot that no backslash precedes separates the steps of a path. */
  private static final Pattern STEP = Pattern.compile("(?<!\\\\)\\.");

  private static final int MAX_VALUE = 4096;
  private static final int MAX_NAME = 63;

  private MetadataFields() {}

  /**
   * Takes the metadata out of claims.
   *
   * @throws InvalidTokenException if a required field is missing or one is too long
   */
  static Map<String, Object> of(AuthProvider provider, Map<String, Object> claims)
      throws InvalidTokenException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (MetadataField field : provider.metadataFields().orElse(List.of())) {
      take(claims, field, metadata);
    }
    return metadata;
  }

  private static void take(
      Map<String, Object> claims, MetadataField field, Map<String, Object> metadata)
      throws InvalidTokenException {
    List<String> path = path(field.name());
    Object value = find(claims, path);
    if (value == null) {
      if (field.required()) {
        throw new InvalidTokenException(
            "required metadata field '" + field.name() + "' is missing");
      }
      return;
    }
    if (value instanceof String text && text.length() > MAX_VALUE) {
      throw new InvalidTokenException(
          "metadata field '" + field.name() + "' is longer than " + MAX_VALUE + " characters");
    }
    metadata.put(key(field, path), value);
  }

  private static String key(MetadataField field, List<String> path) throws InvalidTokenException {
    String key = field.fieldName().orElseGet(() -> path.get(path.size() - 1));
    if (key.length() > MAX_NAME) {
      throw new InvalidTokenException(
          "metadata field name '" + key + "' is longer than " + MAX_NAME + " characters");
    }
    return key;
  }

  private static List<String> path(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : STEP.split(name, -1)) {
      steps.add(step.replace("\\.", "."));
    }
    return steps;
  }

  private static @Nullable Object find(@Nullable Object value, List<String> path) {
    for (String step : path) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }
}
