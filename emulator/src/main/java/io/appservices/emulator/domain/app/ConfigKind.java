package io.appservices.emulator.domain.app;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of parts of an app's configuration, beside its auth providers. */
public enum ConfigKind {
  ALLOWED_IP,
  CUSTOM_RESOLVER,
  CUSTOM_USER_DATA,
  ENDPOINT,
  ENVIRONMENT_VALUE,
  FUNCTION,
  INCOMING_WEBHOOK,
  /** A {@link Setting}, under its path, that is not subject to drafts and deployments. */
  LIVE_SETTING,
  LOG_FORWARDER,
  PUSH_NOTIFICATION,
  SCHEMA,
  SECRET,
  SERVICE,
  SERVICE_RULE,
  /** A {@link Setting}, under its path. */
  SETTING,
  TRIGGER,
  VALUE;

  private static final Set<ConfigKind> ALWAYS_LIVE =
      EnumSet.of(ALLOWED_IP, LIVE_SETTING, PUSH_NOTIFICATION, SECRET);

  /**
   * Returns whether it is part of drafts and deployments. What is not, is changed at once for
   * everybody, and no redeployment brings it back.
   */
  public boolean isDeployed() {
    return !ALWAYS_LIVE.contains(this);
  }
}
