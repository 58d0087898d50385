package io.appservices.emulator.http.admin;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Operations;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import java.util.List;

/** What the Admin API of the service has and this one has not: 501 for callers it would let in. */
final class Unemulated {

  private Unemulated() {}

  /** The rows given, and one for every other operation. */
  static List<Route<?>> complete(AdminAccess access, List<Route<?>> emulated) {
    return Operations.read(Unemulated.class, "operations.txt")
        .complete(emulated, (method, path) -> whoMayCall(access, path));
  }

  private static Access<?> whoMayCall(AdminAccess access, String path) {
    if (path.startsWith("/groups/{groupId}/apps/{appId}")) {
      return access.app();
    }
    return path.startsWith("/groups/{groupId}") ? access.group() : access.operator();
  }
}
