package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.ErrorCode;

/** The refusals of the Admin API about the parts of an app's configuration. */
final class ConfigRefusals {

  private ConfigRefusals() {}

  static AppServicesException notFound(ConfigKind kind, String id) {
    String text = noun(kind) + " not found: '" + id + "'";
    return switch (kind) {
      case FUNCTION -> new AppServicesException(Kind.NOT_FOUND, ErrorCode.FUNCTION_NOT_FOUND, text);
      case VALUE -> new AppServicesException(Kind.NOT_FOUND, ErrorCode.VALUE_NOT_FOUND, text);
      case SERVICE -> new AppServicesException(Kind.NOT_FOUND, ErrorCode.SERVICE_NOT_FOUND, text);
      case SERVICE_RULE -> new AppServicesException(Kind.NOT_FOUND, ErrorCode.RULE_NOT_FOUND, text);
      default -> new AppServicesException(Kind.NOT_FOUND, text);
    };
  }

  static AppServicesException nameTaken(ConfigKind kind, String name) {
    String text = noun(kind) + " name already exists: '" + name + "'";
    return switch (kind) {
      case FUNCTION ->
          new AppServicesException(Kind.CONFLICT, ErrorCode.FUNCTION_DUPLICATE_NAME, text);
      case VALUE -> new AppServicesException(Kind.CONFLICT, ErrorCode.VALUE_DUPLICATE_NAME, text);
      case SERVICE ->
          new AppServicesException(Kind.CONFLICT, ErrorCode.SERVICE_ALREADY_EXISTS, text);
      case SERVICE_RULE ->
          new AppServicesException(Kind.CONFLICT, ErrorCode.RULE_ALREADY_EXISTS, text);
      default -> new AppServicesException(Kind.CONFLICT, text);
    };
  }

  private static String noun(ConfigKind kind) {
    return switch (kind) {
      case FUNCTION -> "function";
      case SECRET -> "secret";
      case SERVICE -> "service";
      case SERVICE_RULE -> "rule";
      case TRIGGER -> "trigger";
      case VALUE -> "value";
      case CUSTOM_USER_DATA -> "custom user data";
      case DEPLOY_CONFIG, FEATURE_FLAGS, PRIVATE_SETTINGS -> "setting";
    };
  }
}
