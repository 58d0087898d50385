package io.appservices.emulator.fuzz;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.RouteRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Bodies: the first byte says of which route, the rest is sent by somebody who may. */
final class RequestTarget implements Target {

  private static final String CONTROL = "/__emulator/v1";
  private static final List<String> CONTROLS = List.of("clock", "faults", "reset", "snapshots");
  private static final List<String> ENDINGS =
      List.of("/disable", "/logout", "/execute_function", "/execute_function_source");

  private final Server server = new Server();
  private final List<RouteRow> routes =
      EmulatorInternals.routes(server.emulator()).stream()
          .filter(row -> List.of("POST", "PUT", "PATCH").contains(row.method()))
          .filter(row -> !disturbs(row))
          .sorted(Comparator.comparing(RouteRow::toString))
          .toList();

  /** What would end the tokens or the app, or takes its time because it is told to. */
  private static boolean disturbs(RouteRow row) {
    boolean isControl = row.prefix().equals(CONTROL);
    return isControl && CONTROLS.stream().anyMatch(row.path()::contains)
        || ENDINGS.stream().anyMatch(row.path()::endsWith);
  }

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    RouteRow row = routes.get((input[0] & 0xff) % routes.size());
    String path = row.prefix() + row.pathWith(server.parameters(row.isOfClientApi()));
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    server.send(
        row.method(),
        path,
        body,
        "Content-Type: application/json",
        "Authorization: Bearer " + token(row));
  }

  private String token(RouteRow row) {
    if (row.isOfClientApi()) {
      return row.wantsRefreshToken() ? server.user().refreshToken() : server.user().accessToken();
    }
    return row.wantsRefreshToken()
        ? server.operator().refreshToken()
        : server.operator().accessToken();
  }

  @Override
  public void close() {
    server.close();
  }
}
