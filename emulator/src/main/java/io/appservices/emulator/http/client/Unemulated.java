package io.appservices.emulator.http.client;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;

/**
 * The operations of the service's client API that are not emulated: 501 for authenticated callers.
 */
final class Unemulated {

  private Unemulated() {}

  /** Returns the rows given, and one for every other operation. */
  static List<Route<?>> complete(ClientAccess access, List<Route<?>> emulated) {
    return Operations.read(Unemulated.class, "operations.txt")
        .complete(emulated, (method, path) -> whoMayCall(access, method, path));
  }

  /**
   * Returns the authentication of an operation. GraphQL and sync take credentials in other ways
   * than a bearer, too, so for them the app has to exist and no more.
   */
  private static Access<?> whoMayCall(ClientAccess access, Method method, String path) {
    if (path.startsWith("/auth/api_keys")) {
      return access.refreshToken();
    }
    if (path.startsWith("/auth/")) {
      return Access.OPEN;
    }
    return path.contains("/push/") ? access.accessTokenOfApp() : access.app();
  }
}
