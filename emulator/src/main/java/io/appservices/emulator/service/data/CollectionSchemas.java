package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.rule.CollectionRules;
import io.appservices.emulator.service.rule.DocumentSchema;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The schemas of collections, which what users write has to fit. */
public final class CollectionSchemas {

  private static final List<String> WRITES = List.of("insert", "update", "replace", "findOneAnd");

  private final ConfigService config;
  private final SettingService settings;
  private final RuleScopes scopes;

  public CollectionSchemas(ConfigService config, SettingService settings, RuleScopes scopes) {
    this.config = config;
    this.settings = settings;
    this.scopes = scopes;
  }

  /**
   * Returns the rules for an operation, with the schema of its collection if it writes and there is
   * one that counts.
   *
   * @param rules those without it; empty if there is none
   */
  Optional<CollectionRules> bind(
      Optional<CollectionRules> rules,
      App app,
      FunctionUser user,
      String service,
      String operation,
      Document arguments) {
    if (user.system() || WRITES.stream().noneMatch(operation::startsWith)) {
      return rules;
    }
    // Where no rule is to be asked, an update by pipeline is not looked at for a schema alone.
    if (rules.isEmpty() && arguments.get("update") instanceof List<?>) {
      return rules;
    }
    Optional<DocumentSchema> schema = schema(app, service, arguments);
    return schema.isEmpty()
        ? rules
        : Optional.of(
            rules
                .orElseGet(() -> CollectionRules.permissive(scopes.of(app, user)))
                .with(schema.get()));
  }

  private Optional<DocumentSchema> schema(App app, String service, Document arguments) {
    String name = service + "/" + arguments.get("database") + "." + arguments.get("collection");
    return config
        .findByName(app, ConfigKind.SCHEMA, name)
        .map(ConfigDocument::members)
        .flatMap(stored -> stored.document("schema"))
        .filter(schema -> !schema.isEmpty() && isEnforced(app))
        .map(schema -> new DocumentSchema(schema, nullIsAbsent(app)));
  }

  private boolean isEnforced(App app) {
    Members validation = Members.stored(settings.get(app, Setting.GRAPHQL_VALIDATION));
    return validation.text("write_validation_action").orElse("ERROR").equals("ERROR")
        && !validation.text("write_validation_level").orElse("STRICT").equals("OFF");
  }

  private boolean nullIsAbsent(App app) {
    return Members.stored(settings.get(app, Setting.NULL_TYPE_VALIDATION)).flag("enabled");
  }
}
