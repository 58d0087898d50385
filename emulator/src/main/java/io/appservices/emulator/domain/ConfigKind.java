package io.appservices.emulator.domain;

import java.util.EnumSet;
import java.util.Set;

/** What the configuration of an app is made of, beside its auth providers. */
public enum ConfigKind {
  ALLOWED_IP,
  CUSTOM_RESOLVER,
  CUSTOM_USER_DATA,
  DEPLOY_CONFIG,
  ENDPOINT,
  ENVIRONMENT_VALUE,
  FEATURE_FLAGS,
  FUNCTION,
  INCOMING_WEBHOOK,
  LOG_FORWARDER,
  PRIVATE_SETTINGS,
  PUSH_NOTIFICATION,
  SCHEMA,
  SECRET,
  SERVICE,
  SERVICE_RULE,
  /** One of {@link Setting}, under its path. */
  SETTING,
  TRIGGER,
  VALUE;

  private static final Set<ConfigKind> ALWAYS_LIVE =
      EnumSet.of(
          ALLOWED_IP, DEPLOY_CONFIG, FEATURE_FLAGS, PRIVATE_SETTINGS, PUSH_NOTIFICATION, SECRET);

  /**
   * Whether it is part of drafts and deployments. What is not, is changed at once for everybody,
   * and no redeployment brings it back.
   */
  public boolean isDeployed() {
    return !ALWAYS_LIVE.contains(this);
  }
}
