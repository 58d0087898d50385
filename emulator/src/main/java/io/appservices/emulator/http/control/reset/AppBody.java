package io.appservices.emulator.http.control.reset;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.service.config.AppOptions;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * The request for a fresh app.
 *
 * @param name empty for one that no other app has
 * @param users as the lines of a file of users
 */
record AppBody(Optional<String> name, String product, List<Document> users) {

  private static final List<String> PRODUCTS =
      List.of("standard", "atlas", "data-api", "device-sync");
  private static final Set<String> MEMBERS = Set.of("name", "product", "users");

  /**
   * Reads the body.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it has a member that is not
   *     known, or of another type
   */
  static AppBody of(Document body) {
    for (String member : body.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw Refusals.badRequest(
            "unexpected field '" + member + "': expected name, product or users");
      }
    }
    Members members = Members.of(body);
    String product = members.text("product").orElse(AppOptions.DEFAULT.product());
    if (!PRODUCTS.contains(product)) {
      throw Refusals.badRequest(
          "'%s' is no product: expected one of %s".formatted(product, String.join(", ", PRODUCTS)));
    }
    return new AppBody(members.text("name"), product, users(body));
  }

  private static List<Document> users(Document body) {
    if (body.get("users") == null) {
      return List.of();
    }
    if (body.get("users") instanceof List<?> list
        && list.stream().allMatch(Document.class::isInstance)) {
      return list.stream().map(Document.class::cast).toList();
    }
    throw Refusals.badRequest("'users' must be an array of objects, as in a file of users");
  }

  AppOptions options() {
    return AppOptions.DEFAULT.readyOf(product);
  }

  /** Returns the users as lines of JSON. */
  byte[] lines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Document user : users) {
      lines.writeBytes(Ejson.relaxed(user));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
