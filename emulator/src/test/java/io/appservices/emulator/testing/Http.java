package io.appservices.emulator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests exactly as they are given; one connection pool for all tests of the JVM. */
public final class Http {

  static {
    // Tests of proxies and virtual hosts send their own Host.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private Http() {}

  /**
   * Sends one request.
   *
   * @param body null for none
   * @param headers names and values in turn
   */
  public static Response send(String method, String url, byte[] body, String... headers) {
    HttpResponse<String> response = exchange(BodyHandlers.ofString(), method, url, body, headers);
    return new Response(response.statusCode(), response.headers(), response.body());
  }

  /** The body of a successful answer that is no text. */
  public static byte[] bytes(String url, String... headers) {
    HttpResponse<byte[]> response = exchange(BodyHandlers.ofByteArray(), "GET", url, null, headers);
    if (response.statusCode() != 200) {
      throw new AssertionError(url + " answers " + response.statusCode());
    }
    return response.body();
  }

  private static <T> HttpResponse<T> exchange(
      HttpResponse.BodyHandler<T> handler,
      String method,
      String url,
      byte[] body,
      String... headers) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
