package io.appservices.emulator.http.admin;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;

/**
 * The operations of the service's Admin API that are not emulated: 501 for authenticated callers.
 */
final class Unemulated {

  private Unemulated() {}

  /** Returns the rows given, and one for every other operation. */
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
