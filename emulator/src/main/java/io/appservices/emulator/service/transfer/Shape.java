package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.ImportRefusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * The fields that an object in a line may have (docs/users.md). A line is held to its shape before
 * anything else is asked of it: with a mistyped name other things are missing, and complaining of
 * those would hide the mistake.
 *
 * @param fields all names
 * @param inner how to find the shape of the objects in a field; for fields that are not here,
 *     nobody looks into them
 */
record Shape(Set<String> fields, Map<String, Function<Document, Optional<Shape>>> inner) {

  private static final Shape PASSWORD_HASH = flat("algorithm", "iterations", "salt", "hash");
  private static final Shape API_KEY = flat("_id", "name", "key", "sha256", "disabled", "server");
  private static final Shape USERPASS_DATA = flat("email");

  private static final Shape IDENTITY =
      new Shape(
          Set.of("id", "provider_type", "provider_id", "data"),
          Map.of("data", Shape::dataOfIdentity));

  private static final Shape USER =
      new Shape(
          Set.of(
              "app",
              "_id",
              "type",
              "disabled",
              "creation_date",
              "last_authentication_date",
              "identities",
              "email",
              "password",
              "password_hash",
              "api_keys",
              "pending"),
          Map.of(
              "identities", user -> Optional.of(IDENTITY),
              "password_hash", user -> Optional.of(PASSWORD_HASH),
              "api_keys", user -> Optional.of(API_KEY)));

  private static final Shape ACCOUNT =
      new Shape(
          Set.of("app", "_id", "email", "password", "password_hash", "pending", "confirmed"),
          Map.of("password_hash", account -> Optional.of(PASSWORD_HASH)));

  /**
   * Refuses a line that has a field which nobody knows, in it or in an object of it.
   *
   * @throws io.appservices.emulator.domain.AppServicesException naming the field and, if there is
   *     one, the name that was probably meant
   */
  static void check(Document line) {
    Object pending = line.get("pending");
    Shape shape = pending == null || Boolean.FALSE.equals(pending) ? USER : ACCOUNT;
    shape.check(line, "");
  }

  private void check(Document object, String path) {
    List<String> unknown = object.keySet().stream().filter(n -> !fields.contains(n)).toList();
    // A name that is like one of them explains the others: 'pendign' makes 'confirmed' unexpected.
    unknown.stream()
        .filter(name -> SimilarNames.find(name, fields).isPresent())
        .findFirst()
        .or(() -> unknown.stream().findFirst())
        .ifPresent(name -> refuse(path, name));
    inner.forEach(
        (name, shape) -> shape.apply(object).ifPresent(s -> s.checkIn(object, path, name)));
  }

  private void refuse(String path, String name) {
    throw ImportRefusals.unexpected(path + name, SimilarNames.find(name, fields));
  }

  /** Looks into an object or the objects of a list; what is neither is refused when it is read. */
  private void checkIn(Document object, String path, String name) {
    Object value = object.get(name);
    if (value instanceof Document one) {
      check(one, path + name + ".");
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Document one) {
          check(one, path + name + "[" + i + "].");
        }
      }
    }
  }

  /** Accepts members of any name: the data of other providers has no fixed shape. */
  private static Optional<Shape> dataOfIdentity(Document identity) {
    return ProviderType.LOCAL_USERPASS.wireName().equals(identity.get("provider_type"))
        ? Optional.of(USERPASS_DATA)
        : Optional.empty();
  }

  private static Shape flat(String... fields) {
    return new Shape(Set.of(fields), Map.of());
  }
}
