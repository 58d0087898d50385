package io.appservices.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends requests to one emulator. Safe to use from any thread. */
final class HttpCaller {

  private static final String REQUEST_ID = "x-appservices-request-id";

  /** Longer than the emulator lets anybody wait. */
  private static final Duration TIMEOUT = Duration.ofMinutes(6);

  /** Made with the first call; its threads are daemons and shared by all callers of the JVM. */
  private static final class Shared {
    private static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  private final String baseUrl;

  HttpCaller(String baseUrl) {
    String url = Objects.requireNonNull(baseUrl, "baseUrl");
    if (!url.matches("https?://[^/?#\\s]+/?")) {
      throw new IllegalArgumentException(
          "a base URL is such as http://localhost:9090, not '" + baseUrl + "'");
    }
    this.baseUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  String baseUrl() {
    return baseUrl;
  }

  /**
   * Sends a request.
   *
   * @param path with the query, percent-encoded
   * @param token what stands behind {@code Authorization: Bearer}; null for none
   * @param body becomes JSON unless it is a text, which is sent as it is; null for none
   * @throws UncheckedIOException if there is no answer
   */
  ApiResponse send(String method, String path, @Nullable String token, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      String text = body instanceof String sent ? sent : JsonWriter.write(body);
      request.method(method, BodyPublishers.ofString(text));
    }
    return answer(method + " " + path, request.build());
  }

  /** {@link #send}, which demands that it is done. */
  ApiResponse call(String method, String path, @Nullable String token, @Nullable Object body) {
    ApiResponse answer = send(method, path, token, body);
    if (!answer.isSuccess()) {
      throw RefusedCallException.of(this, method + " " + path.replaceFirst("\\?.*", ""), answer);
    }
    return answer;
  }

  /** Gets a file; the token is null for none. */
  byte[] download(String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<byte[]> response =
        exchange("GET " + path, request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      String body = new String(response.body(), UTF_8);
      throw RefusedCallException.of(
          this, "GET " + path, new ApiResponse(response.statusCode(), body));
    }
    return response.body();
  }

  private ApiResponse answer(String call, HttpRequest request) {
    HttpResponse<String> response = exchange(call, request, BodyHandlers.ofString());
    return new ApiResponse(
        response.statusCode(), response.body(), response.headers().firstValue(REQUEST_ID));
  }

  private <T> HttpResponse<T> exchange(String call, HttpRequest request, BodyHandler<T> body) {
    try {
      return Shared.CLIENT.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(unanswered(call) + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          unanswered(call), new InterruptedIOException("interrupted while waiting"));
    }
  }

  private String unanswered(String call) {
    return "no answer from " + baseUrl + " to " + call.replaceFirst("\\?.*", "");
  }

  /** Returns a text as it stands in a path or a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
