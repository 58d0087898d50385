package io.appservices.testkit;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;

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

  static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
