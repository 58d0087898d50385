package io.appservices.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the emulator as the command line does, asks it something and ends. Run with {@code
 * -XX:ArchiveClassesAtExit} it leaves the classes of a start in a file, from which later starts
 * take them in two thirds of the time.
 *
 * <p>With {@code -XX:AOTCacheOutput}, by Java 25 or newer, it leaves what Java counted of the
 * methods as well. So it sends the busiest kinds of requests, often enough for the compilers to
 * count: a server that starts from the file is optimized with less of them
 * (docs/adr/0042-a-cache-of-a-start-on-java-25.md).
 */
final class StartArchive {

  private static final String READY = "ready ";
  private static final int FIRST_THAT_KEEPS_COUNTS = 25;

  /** The number of requests of each kind, some more than what the compilers wait for. */
  private static final int ROUNDS = 2_500;

  private static final String CLIENT = "/api/client/v2.0";
  private static final String APP = CLIENT + "/app/" + EmulatorConfig.DEFAULT_CLIENT_APP_ID;
  private static final String USERPASS = APP + "/auth/providers/local-userpass/";
  private static final String ADMIN = "/api/admin/v3.0";
  private static final String USERS =
      "%s/groups/%s/apps/%s/users"
          .formatted(ADMIN, EmulatorConfig.DEFAULT_GROUP_ID, EmulatorConfig.DEFAULT_APP_ID);

  private static final String LOGIN =
      """
      {"username":"%s","password":"password","options":{"device":{"platform":"node",\
      "platformVersion":"20.11.1","sdkVersion":"2.0.1"}}}\
      """;

  private final String baseUrl;

  private StartArchive(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public static void main(String[] args) throws IOException {
    HeadStart.begin("start");
    PipedReader told = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(told));
    Thread start =
        new Thread(
            () -> Main.commandLine("start").setOut(out).execute("start", "--port", "0"), "start");
    start.setDaemon(true);
    start.start();
    StartArchive started = new StartArchive(baseUrl(new BufferedReader(told)));
    started.get(APP + "/location", "");
    if (Runtime.version().feature() >= FIRST_THAT_KEEPS_COUNTS) {
      started.keepBusy();
    }
    System.exit(0);
  }

  private static String baseUrl(BufferedReader told) throws IOException {
    String line = told.readLine();
    while (!line.startsWith(READY)) {
      line = told.readLine();
    }
    return line.substring(READY.length());
  }

  private void keepBusy() throws IOException {
    String keys =
        "{\"username\":\"%s\",\"apiKey\":\"%s\"}"
            .formatted(EmulatorConfig.DEFAULT_PUBLIC_KEY, EmulatorConfig.DEFAULT_PRIVATE_KEY);
    String operator =
        token("access_token", post(ADMIN + "/auth/providers/mongodb-cloud/login", "", keys));
    for (int round = 0; round < ROUNDS; round++) {
      String email = "user-" + round + "@example.com";
      String account = "{\"email\":\"%s\",\"password\":\"password\"}".formatted(email);
      post(USERPASS + "register", "", account);
      String tokens = post(USERPASS + "login", "", LOGIN.formatted(email));
      get(CLIENT + "/auth/profile", token("access_token", tokens));
      post(CLIENT + "/auth/session", token("refresh_token", tokens), "");
      get(USERS, operator);
    }
  }

  private static String token(String name, String tokens) {
    Matcher found = Pattern.compile('"' + name + "\":\"([^\"]+)").matcher(tokens);
    if (!found.find()) {
      throw new IllegalStateException("no " + name);
    }
    return found.group(1);
  }

  private String post(String path, String token, String body) throws IOException {
    HttpURLConnection connection = connect(path, token);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.getOutputStream().write(body.getBytes(UTF_8));
    return answer(connection);
  }

  private String get(String path, String token) throws IOException {
    return answer(connect(path, token));
  }

  private HttpURLConnection connect(String path, String token) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(baseUrl + path).toURL().openConnection();
    if (!token.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    return connection;
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), UTF_8);
    }
  }
}
