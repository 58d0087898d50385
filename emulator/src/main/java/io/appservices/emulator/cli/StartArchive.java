package io.appservices.emulator.cli;

import io.appservices.emulator.cli.start.HeadStart;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Starts the emulator as the command line does, asks it something and ends. Run with {@code
 * -XX:ArchiveClassesAtExit} it leaves the classes of a start in a file, from which later starts
 * take them in two thirds of the time.
 */
final class StartArchive {

  private static final String READY = "ready ";

  private StartArchive() {}

  public static void main(String[] args) throws IOException {
    HeadStart.begin("start");
    PipedReader told = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(told));
    Thread start =
        new Thread(
            () -> Main.commandLine("start").setOut(out).execute("start", "--port", "0"), "start");
    start.setDaemon(true);
    start.start();
    ask(baseUrl(new BufferedReader(told)));
    System.exit(0);
  }

  private static String baseUrl(BufferedReader told) throws IOException {
    String line = told.readLine();
    while (!line.startsWith(READY)) {
      line = told.readLine();
    }
    return line.substring(READY.length());
  }

  private static void ask(String baseUrl) throws IOException {
    String location = "/api/client/v2.0/app/" + EmulatorConfig.DEFAULT_CLIENT_APP_ID + "/location";
    URI uri = URI.create(baseUrl + location);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try (InputStream answer = connection.getInputStream()) {
      answer.readAllBytes();
    }
  }
}
