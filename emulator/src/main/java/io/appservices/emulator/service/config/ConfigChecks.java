package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.definition.CronExpression;
import io.appservices.emulator.domain.definition.ServiceType;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.Document;

/** Refuses parts of a configuration that make no sense, wherever they come from. */
public final class ConfigChecks {

  private static final Pattern TRIGGER_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final List<String> AWS = List.of("region", "accessKeyId", "secretAccessKey");

  private static final Map<ServiceType, List<String>> REACHED_WITH =
      Map.of(
          ServiceType.AWS, AWS,
          ServiceType.AWS_S3, AWS,
          ServiceType.AWS_SES, AWS,
          ServiceType.TWILIO, List.of("sid", "auth_token"));

  private ConfigChecks() {}

  /**
   * Checks a service: it has a name without {@code #}, and a known type.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void service(Document body) {
    String type = Members.of(body).requiredText("type");
    if (Members.of(body).requiredText("name").contains("#")) {
      throw Refusals.badRequest("a service name may not contain '#'");
    }
    if (ServiceType.byWireName(type).isEmpty()) {
      throw AdminRefusals.serviceTypeNotFound(type);
    }
  }

  /**
   * Checks that settings needed to reach a third-party service are not empty where they are given.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void serviceSettings(Document service) {
    List<String> required = ServiceType.of(service).map(REACHED_WITH::get).orElse(List.of());
    Document settings = Members.of(service).document("config").orElseGet(Document::new);
    for (String key : required) {
      if (Members.of(settings).text(key).filter(String::isEmpty).isPresent()) {
        throw Refusals.invalidParameter("'" + key + "' must not be empty");
      }
    }
  }

  /**
   * Checks a trigger: it has a type, and a name of limited length and characters; a scheduled one
   * has a schedule.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void trigger(Document body) {
    String type = Members.of(body).requiredText("type");
    Members.of(body)
        .text("name")
        .filter(name -> !TRIGGER_NAME.matcher(name).matches())
        .ifPresent(ConfigChecks::refuseTriggerName);
    if (type.equals(TriggerDefinition.SCHEDULED)) {
      schedule(
          Members.of(body)
              .document("config")
              .orElseThrow(() -> Refusals.missingParameter("config")));
    }
  }

  private static void schedule(Document settings) {
    CronExpression.parse(Members.of(settings).requiredText(TriggerDefinition.SCHEDULE));
    Members.of(settings).bool(TriggerDefinition.SKIP_CATCHUP);
  }

  private static void refuseTriggerName(String name) {
    throw Refusals.badRequest(
        "trigger names have 1 to 64 characters: ASCII letters, numbers, underscores and hyphens");
  }
}
