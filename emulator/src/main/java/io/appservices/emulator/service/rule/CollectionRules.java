package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.definition.RoleDefinition;
import io.appservices.emulator.domain.definition.RuleDefinition;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The rule that binds a collection, for one user. For each document the first role whose {@code
 * apply_when} holds decides; whom none is for, may nothing (docs: role-based permissions). Filters
 * narrow every query first.
 */
public final class CollectionRules {

  private final List<RoleDefinition> roles;
  private final Filters filters;
  private final Scope scope;
  private final Optional<DocumentSchema> schema;

  /**
   * Makes a rule for a user.
   *
   * @param scope the user, the request and what the app keeps
   */
  public CollectionRules(RuleDefinition rule, Scope scope) {
    this(rule.roles(), new Filters(rule.filters(), scope), scope, Optional.empty());
  }

  private CollectionRules(
      List<RoleDefinition> roles, Filters filters, Scope scope, Optional<DocumentSchema> schema) {
    this.roles = roles;
    this.filters = filters;
    this.scope = scope;
    this.schema = schema;
  }

  /** Returns rules that let a user do everything. */
  public static CollectionRules permissive(Scope scope) {
    return new CollectionRules(
        new RuleDefinition(List.of(RoleDefinition.EVERYTHING), List.of()), scope);
  }

  /** Returns the rules for documents that have to fit a schema. */
  public CollectionRules with(DocumentSchema newSchema) {
    return new CollectionRules(roles, filters, scope, Optional.of(newSchema));
  }

  boolean hasSchema() {
    return schema.isPresent();
  }

  /** Refuses a document that does not fit the schema. */
  void checkSchema(Document document, Access access) {
    schema
        .flatMap(s -> s.problem(document))
        .ifPresent(
            problem -> {
              throw DataSourceRefusals.invalidDocument(access.wireName(), problem);
            });
  }

  Filters filters() {
    return filters;
  }

  /** Returns the permissions that hold for every document; empty if they depend on it. */
  Optional<Permissions> uniform() {
    for (RoleDefinition role : roles) {
      if (RootReferences.document(role.applyWhen())) {
        return Optional.empty();
      }
      if (new Expressions(scope).holds(role.applyWhen())) {
        return Permissions.areUniform(role)
            ? Optional.of(new Permissions(role, scope))
            : Optional.empty();
      }
    }
    return Optional.of(Permissions.NONE);
  }

  /** Returns the permissions for reading or deleting a document. */
  Permissions of(Document document) {
    return of(document, document);
  }

  Permissions ofNew(Document document) {
    return of(null, document);
  }

  /**
   * Returns the permissions for changing a document. The role is that for the document as it was
   * found; its permissions are asked about the result, and {@code %%prevRoot} is what was found.
   *
   * @param before null if the document is new
   */
  Permissions of(@Nullable Document before, Document after) {
    Scope found = scope(before, before == null ? after : before);
    return roles.stream()
        .filter(role -> new Expressions(found).holds(role.applyWhen()))
        .findFirst()
        .map(role -> new Permissions(role, scope(before, after)))
        .orElse(Permissions.NONE);
  }

  private Scope scope(@Nullable Document before, Document after) {
    return scope.with("root", after).with("prevRoot", before);
  }
}
