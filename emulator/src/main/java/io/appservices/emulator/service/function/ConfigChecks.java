package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.CronExpression;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.service.Payloads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;

/** Refuses parts of a configuration that make no sense, wherever they come from. */
public final class ConfigChecks {

  private static final Pattern TRIGGER_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final Set<String> SERVICE_TYPES =
      Set.of(
          "apns",
          "aws",
          "aws-s3",
          "aws-ses",
          "datalake",
          "gcm",
          "github",
          "http",
          "mongodb",
          "mongodb-atlas",
          "twilio");

  private static final List<String> AWS = List.of("region", "accessKeyId", "secretAccessKey");

  private static final Map<String, List<String>> REACHED_WITH =
      Map.of(
          "aws", AWS,
          "aws-s3", AWS,
          "aws-ses", AWS,
          "twilio", List.of("sid", "auth_token"));

  private ConfigChecks() {}

  /**
   * A service has a name without {@code #}, and a type that there is.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void service(Document body) {
    String type = Payloads.string(body, "type");
    if (Payloads.string(body, "name").contains("#")) {
      throw Refusals.badRequest("a service name may not contain '#'");
    }
    if (!SERVICE_TYPES.contains(type)) {
      throw AdminRefusals.serviceTypeNotFound(type);
    }
  }

  /**
   * What a third-party service is reached with must not be empty where it is said.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void serviceSettings(Document service) {
    List<String> required =
        REACHED_WITH.getOrDefault(String.valueOf(service.get("type")), List.of());
    Document settings = Payloads.optionalDocument(service, "config").orElseGet(Document::new);
    for (String key : required) {
      if (Payloads.optionalString(settings, key).filter(String::isEmpty).isPresent()) {
        throw Refusals.invalidParameter("'" + key + "' must not be empty");
      }
    }
  }

  /**
   * A trigger has a type; its name has few characters and only some; a scheduled one has a
   * schedule.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void trigger(Document body) {
    String type = Payloads.string(body, "type");
    Payloads.optionalString(body, "name")
        .filter(name -> !TRIGGER_NAME.matcher(name).matches())
        .ifPresent(ConfigChecks::refuseTriggerName);
    if (type.equals(ScheduledTriggers.TYPE)) {
      schedule(
          Payloads.optionalDocument(body, "config")
              .orElseThrow(() -> Refusals.missingParameter("config")));
    }
  }

  private static void schedule(Document settings) {
    CronExpression.parse(Payloads.string(settings, ScheduledTriggers.SCHEDULE));
    Payloads.optionalBoolean(settings, ScheduledTriggers.SKIP_CATCHUP);
  }

  private static void refuseTriggerName(String name) {
    throw Refusals.badRequest(
        "trigger names have 1 to 64 characters: ASCII letters, numbers, underscores and hyphens");
  }
}
