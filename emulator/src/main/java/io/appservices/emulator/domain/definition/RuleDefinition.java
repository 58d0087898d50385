package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.List;
import org.bson.Document;

/**
 * A rule of a data source, read out of the configuration that keeps it. What it does not know stays
 * in the {@link ConfigDocument} alone.
 *
 * @param roles in the order in which they are tried; what they permit is up to expressions
 * @param filters those that are for a user add to every query
 */
public record RuleDefinition(List<Document> roles, List<Document> filters) {

  private static final String ROLES = "roles";
  private static final String WRITE = "write";
  private static final List<String> PERMISSIONS = List.of("read", WRITE, "fields");

  /** Reads a part of the kind {@link ConfigKind#SERVICE_RULE}. */
  public static RuleDefinition of(ConfigDocument stored) {
    return of(stored.body());
  }

  /** Reads a rule as the Admin API has it. */
  public static RuleDefinition of(Document rule) {
    Members members = Members.stored(rule);
    List<Document> roles =
        rule.containsKey(ROLES) ? members.documents(ROLES).orElse(List.of()) : ofAll(rule);
    return new RuleDefinition(roles, members.documents("filters").orElse(List.of()));
  }

  /**
   * The oldest rules have no roles, but say themselves who may read and write; what is written has
   * to be {@code valid}, too.
   */
  private static List<Document> ofAll(Document rule) {
    if (PERMISSIONS.stream().noneMatch(rule::containsKey)) {
      return List.of();
    }
    Document role = Documents.copy(rule);
    Object valid = role.remove("valid");
    if (valid != null && role.get(WRITE) != null) {
      role.put(WRITE, new Document("%and", List.of(role.get(WRITE), valid)));
    }
    return List.of(role);
  }
}
