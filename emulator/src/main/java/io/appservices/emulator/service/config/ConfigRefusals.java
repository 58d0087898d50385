package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.app.ConfigKind;

/** The refusals of the Admin API about the parts of an app's configuration. */
final class ConfigRefusals {

  private ConfigRefusals() {}

  static AppServicesException notFound(ConfigKind kind, String id) {
    if (kind == ConfigKind.ALLOWED_IP) {
      // realm-cli's tests compare the text.
      return new AppServicesException(
          Kind.NOT_FOUND, "allowed IP not found: 'ObjectID(\"" + id + "\")'");
    }
    String text = noun(kind) + " not found: '" + id + "'";
    return switch (kind) {
      case FUNCTION -> new AppServicesException(Kind.NOT_FOUND, ErrorCode.FUNCTION_NOT_FOUND, text);
      case VALUE -> new AppServicesException(Kind.NOT_FOUND, ErrorCode.VALUE_NOT_FOUND, text);
      case ENVIRONMENT_VALUE ->
          new AppServicesException(Kind.NOT_FOUND, ErrorCode.ENVIRONMENT_VALUE_NOT_FOUND, text);
      case INCOMING_WEBHOOK ->
          new AppServicesException(Kind.NOT_FOUND, ErrorCode.INCOMING_WEBHOOK_NOT_FOUND, text);
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
      case INCOMING_WEBHOOK ->
          new AppServicesException(Kind.CONFLICT, ErrorCode.INCOMING_WEBHOOK_DUPLICATE_NAME, text);
      default -> new AppServicesException(Kind.CONFLICT, text);
    };
  }

  private static String noun(ConfigKind kind) {
    return switch (kind) {
      case ALLOWED_IP -> "allowed IP";
      case CUSTOM_RESOLVER -> "custom resolver";
      case CUSTOM_USER_DATA -> "custom user data";
      case ENDPOINT -> "endpoint";
      case ENVIRONMENT_VALUE -> "environment value";
      case FUNCTION -> "function";
      case INCOMING_WEBHOOK -> "incoming webhook";
      case LOG_FORWARDER -> "log forwarder";
      case PUSH_NOTIFICATION -> "push notification";
      case SCHEMA -> "schema";
      case SECRET -> "secret";
      case SERVICE -> "service";
      case SERVICE_RULE -> "rule";
      case SETTING, LIVE_SETTING -> "setting";
      case TRIGGER -> "trigger";
      case VALUE -> "value";
    };
  }
}
