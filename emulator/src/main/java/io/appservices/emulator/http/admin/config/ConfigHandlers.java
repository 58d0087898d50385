package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.service.config.ConfigChecks;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.function.ReferenceChecks;
import io.appservices.emulator.service.trigger.TriggerChecks;
import io.appservices.emulator.service.trigger.TriggerFunctions;

/** The handlers of the kinds of configuration that need one of their own. */
public final class ConfigHandlers {

  private ConfigHandlers() {}

  /** Makes the handler of functions, which checks the source before it is stored. */
  public static ConfigHandler functions(ConfigService config, FunctionService functions) {
    return new ConfigHandler(
        config,
        ConfigKind.FUNCTION,
        "functionId",
        ConfigViews::function,
        (app, body) -> {
          Members function = Members.of(body);
          functions.checkSource(
              function.text("name").orElse("function"), function.requiredText("source"));
          functions.checkRunAs(function);
        });
  }

  /**
   * Makes the handler of values; a value may be absent: mongodb-stitch's tests make some without.
   */
  public static ConfigHandler values(ConfigService config) {
    return new ConfigHandler(
        config,
        ConfigKind.VALUE,
        "valueId",
        ConfigViews::value,
        (app, body) -> Members.of(body).nonEmptyText("name").ifPresent(ConfigChecks::valueName));
  }

  public static ConfigHandler services(ConfigService config) {
    return new ConfigHandler(
        config,
        ConfigKind.SERVICE,
        "serviceId",
        ConfigViews::service,
        (app, body) -> {
          Members service = Members.of(body);
          ConfigChecks.service(service);
          ConfigChecks.serviceSettings(service);
        });
  }

  public static ConfigHandler triggers(
      ConfigService config, ReferenceChecks references, String idParameter) {
    return new ConfigHandler(
        config,
        ConfigKind.TRIGGER,
        idParameter,
        ConfigViews::full,
        (app, body) -> {
          ConfigChecks.trigger(Members.of(body));
          references.trigger(app, Members.stored(body));
          TriggerChecks.check(Members.of(body));
          new TriggerFunctions(config).mirror(app, body);
        });
  }
}
