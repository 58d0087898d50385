package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.CronExpression;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.Payloads;
import io.appservices.emulator.service.function.AppCode;
import io.appservices.emulator.service.function.ScheduledTriggers;
import io.appservices.emulator.service.function.TriggerFunctions;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;

/** What is particular to each kind of configuration. */
final class ConfigHandlers {

  private static final Pattern TRIGGER_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private ConfigHandlers() {}

  /** The source is checked before it is kept. */
  static ConfigHandler functions(AppCode code) {
    return new ConfigHandler(
        code.config(),
        ConfigKind.FUNCTION,
        "functionId",
        ConfigViews::function,
        (app, body) ->
            code.functions()
                .checkSource(
                    Payloads.optionalString(body, "name").orElse("function"),
                    Payloads.string(body, "source")));
  }

  /** A value may be absent: mongodb-stitch's tests make some without. */
  static ConfigHandler values(AppCode code) {
    return new ConfigHandler(
        code.config(), ConfigKind.VALUE, "valueId", ConfigViews::value, (app, body) -> {});
  }

  static ConfigHandler services(AppCode code) {
    return new ConfigHandler(
        code.config(),
        ConfigKind.SERVICE,
        "serviceId",
        ConfigViews::service,
        ServiceHandler::check);
  }

  static ConfigHandler triggers(AppCode code, String idParameter) {
    return new ConfigHandler(
        code.config(),
        ConfigKind.TRIGGER,
        idParameter,
        ConfigViews::full,
        (app, body) -> {
          checkTrigger(body);
          new TriggerFunctions(code.config()).mirror(app, body);
        });
  }

  /** There are never any: the routes that upload npm packages are not emulated. */
  static Reply dependencies(Call call) {
    return Bodies.reply(200, new Document("dependencies_list", List.of()));
  }

  private static void checkTrigger(Document body) {
    Payloads.optionalString(body, "name")
        .filter(name -> !TRIGGER_NAME.matcher(name).matches())
        .ifPresent(ConfigHandlers::refuseTriggerName);
    if (ScheduledTriggers.TYPE.equals(Payloads.string(body, "type"))) {
      checkSchedule(
          Payloads.optionalDocument(body, "config")
              .orElseThrow(() -> Refusals.missingParameter("config")));
    }
  }

  private static void checkSchedule(Document settings) {
    CronExpression.parse(Payloads.string(settings, ScheduledTriggers.SCHEDULE));
    Payloads.optionalBoolean(settings, ScheduledTriggers.SKIP_CATCHUP);
  }

  private static void refuseTriggerName(String name) {
    throw Refusals.badRequest(
        "trigger names have 1 to 64 characters: ASCII letters, numbers, underscores and hyphens");
  }
}
