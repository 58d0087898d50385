package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of a data source, read out of the configuration that keeps it. What it does not know stays
 * in the {@link ConfigDocument} alone.
 *
 * @param roles in the order in which they are tried
 * @param filters those that are for a user add to every query
 */
public record RuleDefinition(List<RoleDefinition> roles, List<FilterDefinition> filters) {

  private static final String ROLES = "roles";
  private static final List<String> PERMISSIONS = List.of("read", "write", "fields");

  public RuleDefinition {
    roles = List.copyOf(roles);
    filters = List.copyOf(filters);
  }

  /** Reads a part of the kind {@link ConfigKind#SERVICE_RULE}. */
  public static RuleDefinition of(ConfigDocument stored) {
    Members rule = stored.members();
    return new RuleDefinition(
        rule.mentions(ROLES) ? roles(rule) : ofAll(rule).stream().toList(),
        each(rule, "filters").map(FilterDefinition::of).toList());
  }

  private static List<RoleDefinition> roles(Members rule) {
    return each(rule, ROLES).map(RoleDefinition::of).toList();
  }

  private static Stream<Members> each(Members rule, String name) {
    return rule.objects(name).stream().flatMap(List::stream);
  }

  /**
   * Reads the role of the oldest rules, which have no roles but say themselves who may read and
   * write; what is written has to be {@code valid}, too.
   */
  private static Optional<RoleDefinition> ofAll(Members rule) {
    if (PERMISSIONS.stream().noneMatch(rule::mentions)) {
      return Optional.empty();
    }
    RoleDefinition role = RoleDefinition.of(rule);
    Expression valid = Expression.of(rule, "valid");
    return Optional.of(valid.isPresent() ? role.withValid(valid) : role);
  }
}
