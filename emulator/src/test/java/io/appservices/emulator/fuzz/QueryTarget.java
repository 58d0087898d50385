package io.appservices.emulator.fuzz;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.RouteRow;
import java.util.Comparator;
import java.util.List;

/** Query strings: the first byte says of which route that reads something. */
final class QueryTarget implements Target {

  private static final byte[] NOTHING = {};

  private final Server server = new Server();
  private final List<RouteRow> routes =
      EmulatorInternals.routes(server.emulator()).stream()
          .filter(row -> row.method().equals("GET") && (row.isOfClientApi() || row.isOfAdminApi()))
          .filter(row -> !row.path().endsWith("/functions/call"))
          .sorted(Comparator.comparing(RouteRow::toString))
          .toList();

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    RouteRow row = routes.get((input[0] & 0xff) % routes.size());
    String path = row.prefix() + row.pathWith(server.parameters(row.isOfClientApi()));
    // Whatever ends a target, or its line, is not part of a query.
    String query = Server.line(input, 1).replace(' ', '+').replace('#', '+');
    String token =
        row.isOfClientApi() ? server.user().accessToken() : server.operator().accessToken();
    server.send("GET", path + "?" + query, NOTHING, "Authorization: Bearer " + token);
  }

  @Override
  public void close() {
    server.close();
  }
}
