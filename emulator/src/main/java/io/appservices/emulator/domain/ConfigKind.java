package io.appservices.emulator.domain;

import java.util.EnumSet;
import java.util.Set;

/** What the configuration of an app is made of, beside its auth providers. */
public enum ConfigKind {
  CUSTOM_USER_DATA,
  DEPLOY_CONFIG,
  FEATURE_FLAGS,
  FUNCTION,
  PRIVATE_SETTINGS,
  SECRET,
  SERVICE,
  SERVICE_RULE,
  TRIGGER,
  VALUE;

  private static final Set<ConfigKind> ALWAYS_LIVE =
      EnumSet.of(DEPLOY_CONFIG, FEATURE_FLAGS, PRIVATE_SETTINGS, SECRET);

  /**
   * Whether it is part of drafts and deployments. What is not, is changed at once for everybody,
   * and no redeployment brings it back.
   */
  public boolean isDeployed() {
    return !ALWAYS_LIVE.contains(this);
  }
}
