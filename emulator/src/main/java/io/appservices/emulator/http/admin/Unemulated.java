package io.appservices.emulator.http.admin;

import io.appservices.emulator.http.Route;
import java.util.List;

final class Unemulated {
  private Unemulated() {}

  static List<Route> routes(AdminAccess access) {
    return List.of();
  }
}
