package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RuleDefinition;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.rule.CollectionRules;
import java.util.Optional;
import org.bson.Document;

/** The rules that an app has for the collections of its data sources. */
final class LinkedRules {

  private final ConfigService config;
  private final LinkedServices services;
  private final RuleScopes scopes;

  LinkedRules(ConfigService config, LinkedServices services, RuleScopes scopes) {
    this.config = config;
    this.services = services;
    this.scopes = scopes;
  }

  /**
   * Returns the rule of a collection for a user, or else the default rule; empty if there is
   * neither, or if the user is the system.
   *
   * @param name the name of the data source
   * @param arguments of the operation, which name the collection
   */
  Optional<CollectionRules> of(App app, FunctionUser user, String name, Document arguments) {
    return user.system()
        ? Optional.empty()
        : services
            .find(app, name)
            .flatMap(linked -> rule(app, linked, arguments))
            .map(rule -> new CollectionRules(rule, scopes.of(app, user)));
  }

  private Optional<RuleDefinition> rule(App app, ServiceDefinition service, Document arguments) {
    String namespace = arguments.get("database") + "." + arguments.get("collection");
    return named(app, RuleNames.collection(service.id(), namespace))
        .or(() -> named(app, RuleNames.defaultRule(service.id())))
        .map(RuleDefinition::of);
  }

  /** Returns whether there is any rule for a data source. */
  boolean has(App app, String name) {
    return services.find(app, name).stream()
        .anyMatch(
            service ->
                config.list(app, ConfigKind.SERVICE_RULE).stream()
                    .anyMatch(rule -> RuleNames.isOf(service.id(), rule.name())));
  }

  private Optional<ConfigDocument> named(App app, String name) {
    return config.findByName(app, ConfigKind.SERVICE_RULE, name);
  }
}
