package io.appservices.emulator.domain;

/** What the configuration of an app is made of, beside its auth providers. */
public enum ConfigKind {
  ALLOWED_IP,
  CUSTOM_RESOLVER,
  CUSTOM_USER_DATA,
  ENDPOINT,
  ENVIRONMENT_VALUE,
  FUNCTION,
  INCOMING_WEBHOOK,
  LOG_FORWARDER,
  PUSH_NOTIFICATION,
  SCHEMA,
  SECRET,
  SERVICE,
  SERVICE_RULE,
  /** One of {@link Setting}, under its path. */
  SETTING,
  TRIGGER,
  VALUE
}
