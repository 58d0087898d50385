package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.Expression;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.rule.Expressions;
import io.appservices.emulator.service.rule.Scope;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/**
 * The rules of services that are no data sources (docs: service rules): each enables actions, if
 * its {@code when} holds. An action that none enables is not for users.
 */
final class ServiceRules {

  private final ConfigService config;
  private final RuleScopes scopes;
  private final RuleStrictness strictness;

  ServiceRules(ConfigService config, RuleScopes scopes, RuleStrictness strictness) {
    this.config = config;
    this.scopes = scopes;
    this.strictness = strictness;
  }

  /**
   * Refuses an action that no rule lets a user call. Where a service has no rule at all, it is
   * treated as a collection without one.
   *
   * @param action such as {@code send}, or {@code ses.SendEmail} of AWS
   * @param arguments what {@code %%args} stands for
   */
  void check(
      App app, FunctionUser user, ServiceDefinition service, String action, Document arguments) {
    if (user.system()) {
      return;
    }
    List<Members> rules =
        config.list(app, ConfigKind.SERVICE_RULE).stream()
            .filter(rule -> RuleNames.isOf(service.id(), rule.name()))
            .map(ConfigDocument::members)
            .toList();
    Scope scope = scopes.of(app, user).with("args", arguments).with("root", arguments);
    boolean permitted =
        rules.isEmpty()
            ? !strictness.isStrict(app)
            : rules.stream()
                .filter(rule -> enables(rule, action))
                .map(rule -> Expression.of(rule.get("when")))
                .anyMatch(when -> new Expressions(scope).holds(when));
    if (!permitted) {
      throw DataSourceRefusals.actionNotPermitted(action, service.name());
    }
  }

  /** Returns whether a rule is about an action; of AWS it may be about all of a part. */
  private static boolean enables(Members rule, String action) {
    String written = lower(action.replace('.', ':'));
    String all = written.replaceFirst(":.*", ":*");
    return rule.strings("actions").stream()
        .map(ServiceRules::lower)
        .anyMatch(own -> own.equals(written) || own.equals(all));
  }

  private static String lower(String action) {
    return action.toLowerCase(Locale.ROOT);
  }
}
