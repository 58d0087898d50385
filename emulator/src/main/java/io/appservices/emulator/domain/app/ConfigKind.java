package io.appservices.emulator.domain.app;

import java.util.EnumSet;
import java.util.Set;

/** What the configuration of an app is made of, beside its auth providers. */
public enum ConfigKind {
  ALLOWED_IP,
  CUSTOM_RESOLVER,
  CUSTOM_USER_DATA,
  ENDPOINT,
  ENVIRONMENT_VALUE,
  FUNCTION,
  INCOMING_WEBHOOK,
  /**
   * One of {@link Setting}, under its path, that drafts and deployments have nothing to do with.
   */
  LIVE_SETTING,
  LOG_FORWARDER,
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
      EnumSet.of(ALLOWED_IP, LIVE_SETTING, PUSH_NOTIFICATION, SECRET);

  /**
   * Whether it is part of drafts and deployments. What is not, is changed at once for everybody,
   * and no redeployment brings it back.
   */
  public boolean isDeployed() {
    return !ALWAYS_LIVE.contains(this);
  }
}
