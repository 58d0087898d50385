package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;

import io.appservices.emulator.testing.AtlasApiClient;

/** The header Authorization: the first byte says of which API; nobody gets in by it. */
final class AuthorizationTarget implements Target {

  private static final byte[] NOTHING = {};

  private final Server server = new Server();

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String header = "Authorization: " + Server.line(input, 1);
    String answer = server.send("GET", path(input[0]), NOTHING, header);
    require(!answer.startsWith("HTTP/1.1 2"), "somebody got in: " + header);
  }

  private static String path(byte api) {
    return switch (api & 3) {
      case 0 -> "/api/client/v2.0/auth/profile";
      case 1 -> "/api/admin/v3.0/auth/profile";
      case 2 -> AtlasApiClient.PREFIX + "/groups";
      default -> "/api/atlas/v2/groups";
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
