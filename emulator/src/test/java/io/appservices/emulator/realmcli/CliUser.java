package io.appservices.emulator.realmcli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A user as realm-cli reads it (realm-cli {@code internal/cloud/realm/user.go}). What is absent is
 * blank, as in Go; what has another type, or a provider id that is no ObjectID, fails the command.
 */
record CliUser(
    String id,
    List<String> providerTypes,
    String type,
    boolean disabled,
    Map<String, Object> data,
    long creationDate,
    long lastAuthenticationDate) {

  static CliUser of(Document user) {
    return new CliUser(
        read(user, "_id", String.class, ""),
        objects(user, "identities").map(CliUser::providerType).toList(),
        read(user, "type", String.class, ""),
        read(user, "disabled", Boolean.class, false),
        read(user, "data", Document.class, new Document()),
        integer(user, "creation_date"),
        integer(user, "last_authentication_date"));
  }

  boolean matches(String state) {
    return state == null || disabled == state.equals("disabled");
  }

  private static String providerType(Document identity) {
    read(identity, "id", String.class, "");
    read(identity, "provider_data", Document.class, new Document());
    String providerId = read(identity, "provider_id", String.class, "");
    if (!ObjectId.isValid(providerId)) {
      throw new CliError("the provided hex string is not a valid ObjectID");
    }
    return read(identity, "provider_type", String.class, "");
  }

  private static Stream<Document> objects(Document document, String key) {
    return ((List<?>) read(document, key, List.class, List.of()))
        .stream().map(Document.class::cast);
  }

  private static long integer(Document document, String key) {
    Number number = read(document, key, Number.class, 0);
    if (number instanceof Double) {
      throw new CliError("cannot unmarshal number into " + key);
    }
    return number.longValue();
  }

  private static <T> T read(Document document, String key, Class<T> type, T absent) {
    Object value = document.get(key);
    if (value != null && !type.isInstance(value)) {
      throw new CliError("cannot unmarshal " + value.getClass().getSimpleName() + " into " + key);
    }
    return value == null ? absent : type.cast(value);
  }
}
