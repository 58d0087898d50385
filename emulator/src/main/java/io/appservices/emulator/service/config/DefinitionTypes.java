package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.List;
import org.bson.Document;

/**
 * Refuses members of a definition that are of another type than the Admin API describes, as they
 * would count as absent. Members that it does not name are taken as they are.
 */
public final class DefinitionTypes {

  /** The members of an authentication provider that are objects. */
  private static final List<String> PROVIDER_OBJECTS = List.of("config", "secret_config");

  /** The members of the {@code config} of any provider that are booleans. */
  private static final List<String> PROVIDER_FLAGS =
      List.of(
          "autoConfirm",
          "runConfirmationFunction",
          "runResetFunction",
          "useJWKURI",
          "requireAnyAudience",
          "openId");

  private static final int LONGEST_SUBJECT = 256;

  private static final List<String> SUBJECTS =
      List.of("confirmEmailSubject", "resetPasswordSubject");

  private static final String CONFIG = "config";

  private DefinitionTypes() {}

  /**
   * Checks the members of a part of an app's configuration.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the member that is wrong
   */
  public static void check(ConfigKind kind, Document body) {
    Members part = Members.of(body);
    flags(kind).forEach(part::bool);
    objects(kind).forEach(part::object);
    lists(kind).forEach(part::objects);
    if (kind == ConfigKind.TRIGGER) {
      Members config = part.objectOrEmpty(CONFIG);
      triggerFlags().forEach(config::bool);
    }
  }

  private static List<String> flags(ConfigKind kind) {
    return switch (kind) {
      case FUNCTION -> List.of("private", "run_as_system", "disable_arg_logs");
      case INCOMING_WEBHOOK ->
          List.of(
              "run_as_authed_user",
              "respond_result",
              "fetch_custom_user_data",
              "create_user_on_auth",
              "disable_arg_logs");
      case LOG_FORWARDER, TRIGGER -> List.of("disabled");
      case VALUE -> List.of("private", "from_secret");
      default -> List.of();
    };
  }

  private static List<String> objects(ConfigKind kind) {
    return switch (kind) {
      case ENVIRONMENT_VALUE -> List.of("values");
      case TRIGGER -> List.of("event_processors");
      default -> List.of();
    };
  }

  private static List<String> lists(ConfigKind kind) {
    return kind == ConfigKind.SERVICE_RULE ? List.of("roles", "filters") : List.of();
  }

  private static List<String> triggerFlags() {
    return List.of(
        "full_document",
        "full_document_before_change",
        "skip_catchup_events",
        "tolerate_resume_errors",
        "maximum_throughput",
        "unordered");
  }

  /**
   * Checks the members of an authentication provider.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with the member that is wrong
   */
  public static void authProvider(Document body) {
    Members provider = Members.of(body);
    PROVIDER_OBJECTS.forEach(provider::object);
    Members config = provider.objectOrEmpty(CONFIG);
    PROVIDER_FLAGS.forEach(config::bool);
    for (String name : SUBJECTS) {
      if (config.text(name).filter(text -> text.length() > LONGEST_SUBJECT).isPresent()) {
        throw config.wrong(name, "a string of at most " + LONGEST_SUBJECT + " characters");
      }
    }
  }
}
