package io.appservices.emulator.domain.user;

import java.util.Locale;

/** Whether a user stands for a person or for a server that logs in with a server API key. */
public enum UserType {
  NORMAL,
  SERVER;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
