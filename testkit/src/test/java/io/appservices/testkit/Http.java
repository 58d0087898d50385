package io.appservices.testkit;

import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ControlApi;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The least of an HTTP client that leaves no threads behind. */
final class Http {

  private Http() {}

  /** The status of asking the emulator where an app is: 200 if there is such an app. */
  static int locate(String baseUrl, String clientAppId) throws IOException {
    URI uri = URI.create(baseUrl + "/api/client/v2.0/app/" + clientAppId + "/location");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** The client app ids of all apps. */
  static List<String> apps(String baseUrl) {
    ControlApi control = ControlApi.of(new AppAddress(baseUrl, "-", "-", "-"));
    return Pattern.compile("\"client_app_id\":\"([^\"]+)\"")
        .matcher(control.request("GET", "/apps", null).body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
