package io.appservices.emulator.http.shared;

import io.appservices.emulator.http.Call;
import java.util.Optional;

/** The cookies that a browser sends (RFC 6265). */
public final class Cookies {

  private Cookies() {}

  /** Returns the value of a cookie; the first one if there are several of the name. */
  public static Optional<String> find(Call call, String name) {
    String start = name + "=";
    for (String pair : call.header("Cookie").orElse("").split(";")) {
      if (pair.strip().startsWith(start)) {
        return Optional.of(pair.strip().substring(start.length()));
      }
    }
    return Optional.empty();
  }
}
