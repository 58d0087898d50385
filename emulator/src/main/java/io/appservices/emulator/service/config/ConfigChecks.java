package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.definition.CronExpression;
import io.appservices.emulator.domain.definition.ServiceType;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses parts of a configuration that make no sense, wherever they come from. */
public final class ConfigChecks {

  private static final int LONGEST_SECRET = 500;

  private static final Pattern VALUE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** The name that an import gives a secret of a service, which clients send back. */
  private static final Pattern SERVICE_SECRET = Pattern.compile("__.+_.+");

  private static final Pattern TRIGGER_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * The changes that there are of documents, of the collections of a database, and of databases
   * (docs: database triggers). Those of the last two kinds are known, and never come.
   */
  private static final Set<String> OPERATION_TYPES =
      Set.of(
          "INSERT",
          "UPDATE",
          "REPLACE",
          "DELETE",
          "CREATE_COLLECTION",
          "MODIFY_COLLECTION",
          "RENAME_COLLECTION",
          "DROP_COLLECTION",
          "SHARD_COLLECTION",
          "RESHARD_COLLECTION",
          "REFINE_COLLECTION_SHARD_KEY",
          "DROP_DATABASE");

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
  public static void service(Members service) {
    String type = service.requiredText("type");
    if (service.requiredText("name").contains("#")) {
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
  public static void serviceSettings(Members service) {
    List<String> required =
        service
            .text("type")
            .flatMap(ServiceType::byWireName)
            .map(REACHED_WITH::get)
            .orElse(List.of());
    Members settings = Members.of(service.documentOrEmpty("config"));
    for (String key : required) {
      if (settings.text(key).filter(String::isEmpty).isPresent()) {
        throw Refusals.invalidParameter("'" + key + "' must not be empty");
      }
    }
  }

  /**
   * Checks a trigger: it has a type, and a name of limited length and characters; a scheduled one
   * has a schedule, one of a database runs after changes that there are.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void trigger(Members trigger) {
    String type = trigger.requiredText("type");
    trigger
        .text("name")
        .filter(name -> !TRIGGER_NAME.matcher(name).matches())
        .ifPresent(ConfigChecks::refuseTriggerName);
    if (type.equals(TriggerDefinition.DATABASE)) {
      trigger.document("config").map(Members::of).ifPresent(ConfigChecks::operationTypes);
    }
    if (type.equals(TriggerDefinition.SCHEDULED)) {
      schedule(
          trigger
              .document("config")
              .map(Members::of)
              .orElseThrow(() -> Refusals.missingParameter("config")));
    }
  }

  /**
   * Checks the name of a value.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void valueName(String name) {
    if (!VALUE_NAME.matcher(name).matches()) {
      throw Refusals.badRequest(
          "names of values and secrets have 1 to 64 characters: ASCII letters, numbers,"
              + " underscores and hyphens, the first a letter or number");
    }
  }

  /**
   * Checks the name and the text of a secret.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the reason
   */
  public static void secret(String name, String text) {
    if (!SERVICE_SECRET.matcher(name).matches()) {
      valueName(name);
    }
    if (text.length() > LONGEST_SECRET) {
      throw Refusals.badRequest("a secret has " + LONGEST_SECRET + " characters at most");
    }
  }

  private static void operationTypes(Members settings) {
    Object given = settings.get(TriggerDefinition.OPERATION_TYPES);
    List<?> types =
        given instanceof List<?> several
            ? several
            : settings.strings(TriggerDefinition.OPERATION_TYPES);
    for (Object type : types) {
      if (!OPERATION_TYPES.contains(String.valueOf(type))) {
        throw Refusals.invalidParameter("'" + type + "' is not a valid operation type");
      }
    }
  }

  private static void schedule(Members settings) {
    CronExpression.parse(settings.requiredText(TriggerDefinition.SCHEDULE));
    settings.bool(TriggerDefinition.SKIP_CATCHUP);
  }

  private static void refuseTriggerName(String name) {
    throw Refusals.badRequest(
        "trigger names have 1 to 64 characters: ASCII letters, numbers, underscores and hyphens");
  }
}
