package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Does what every start does and ends. Run with {@code -XX:ArchiveClassesAtExit} it leaves the
 * classes of a start in a file, from which later starts take them in two thirds of the time.
 */
final class StartArchive {

  private StartArchive() {}

  public static void main(String[] args) throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Main.commandLine().setOut(nowhere).execute("start", "--help");
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      Banner.print(nowhere, emulator);
      String location = "/api/client/v2.0/app/" + emulator.app().clientAppId() + "/location";
      URI uri = URI.create(emulator.baseUrl() + location);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      try (InputStream answer = connection.getInputStream()) {
        answer.readAllBytes();
      }
    }
  }
}
