package io.appservices.emulator.service.data;

import io.appservices.emulator.api.MissingRules;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.SettingService;
import java.util.Optional;
import org.bson.Document;

/**
 * The access to collections that have no rule, where there is no default rule: the service refuses
 * it, and tests that know no rules want it.
 */
public final class RuleStrictness {

  private final ConfigService config;
  private final SettingService settings;
  private final Optional<MissingRules> everywhere;

  /**
   * Makes it for all apps.
   *
   * @param everywhere what holds in every app; if empty, apps that were imported with a rule are
   *     strict, and others lenient
   */
  public RuleStrictness(
      ConfigService config, SettingService settings, Optional<MissingRules> everywhere) {
    this.config = config;
    this.settings = settings;
    this.everywhere = everywhere;
  }

  /**
   * Refuses a user a collection without a rule, if the app is strict about that.
   *
   * @param arguments those of the operation, which name the collection
   */
  void check(App app, FunctionUser user, Document arguments) {
    if (!user.system() && isStrict(app)) {
      throw DataSourceRefusals.noRule(
          arguments.get("database") + "." + arguments.get("collection"));
    }
  }

  /** Returns whether users of an app may do nothing where there is no rule. */
  boolean isStrict(App app) {
    return everywhere
        .map(MissingRules.STRICT::equals)
        .orElseGet(() -> isImported(app) && !config.list(app, ConfigKind.SERVICE_RULE).isEmpty());
  }

  private boolean isImported(App app) {
    return Members.stored(settings.get(app, Setting.RULES)).flag("imported");
  }
}
