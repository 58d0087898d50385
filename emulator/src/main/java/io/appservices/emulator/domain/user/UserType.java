package io.appservices.emulator.domain.user;

import java.util.Locale;

/** The type of a user: a person, or a server that logs in with a server API key. */
public enum UserType {
  NORMAL,
  SERVER;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
