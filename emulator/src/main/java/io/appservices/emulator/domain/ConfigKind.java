package io.appservices.emulator.domain;

/** What the configuration of an app is made of, beside its auth providers. */
public enum ConfigKind {
  CUSTOM_USER_DATA,
  FUNCTION,
  SECRET,
  SERVICE,
  SERVICE_RULE,
  TRIGGER,
  VALUE
}
