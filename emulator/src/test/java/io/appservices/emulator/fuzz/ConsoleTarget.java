package io.appservices.emulator.fuzz;

import java.util.Arrays;

/** What the console takes: paths of files, codes of links, cookies, origins, and its sign-in. */
final class ConsoleTarget implements Target {

  private static final String SESSION = "/__emulator/console/session";
  private static final byte[] NOTHING = {};

  private final Server server = new Server();

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String text = Server.line(input, 1);
    String target = text.replace(' ', '+').replace('#', '+');
    switch (input[0] & 7) {
      case 0 -> server.send("GET", "/" + target, NOTHING);
      case 1 -> server.send("GET", "/__emulator/console/" + target, NOTHING);
      case 2 -> server.send("GET", SESSION, NOTHING, "Cookie: " + text);
      case 3 -> server.send("GET", SESSION, NOTHING, "Origin: " + text);
      case 4 ->
          server.send(
              "POST", "/__emulator/console/token", NOTHING, "x-console-csrf-token: " + text);
      case 5 -> server.send("GET", "/__emulator/console/sign-in?code=" + target, NOTHING);
      default -> server.send("POST", SESSION, rest(input), "Content-Type: application/json");
    }
  }

  private static byte[] rest(byte[] input) {
    return Arrays.copyOfRange(input, 1, input.length);
  }

  @Override
  public void close() {
    server.close();
  }
}
