package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An emulator that runs somewhere. */
public final class Server {

  public static final String JSON = "application/json";

  private static final String CONTROL = "/__emulator/v1";
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private final URI url;
  private final HttpClient client;

  /**
   * Names an emulator; nothing is sent to it yet.
   *
   * @param authorities a file with the certificates that are trusted at an address of TLS; null for
   *     those that Java trusts
   * @throws CommandException if the file cannot be used
   */
  public Server(URI url, @Nullable Path authorities) {
    this.url = url;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (authorities != null) {
      builder.sslContext(Trust.in(authorities));
    }
    client = builder.build();
  }

  public URI url() {
    return url;
  }

  /** Asks the emulator's own API. */
  public Answer get(String path) {
    return control("GET", path);
  }

  public Answer post(String path) {
    return control("POST", path);
  }

  /** Sends values of the command line to the emulator's own API. */
  public Answer post(String path, Document values) {
    return send(request("POST", CONTROL + path, Ejson.relaxed(values), JSON)).orMisused();
  }

  public Answer delete(String path) {
    return control("DELETE", path);
  }

  /** Returns the answer of the emulator's own API, whatever it is. */
  public Answer ask(String method, String path) {
    return send(request(method, CONTROL + path, null, JSON));
  }

  private Answer control(String method, String path) {
    return ask(method, path).orRefused();
  }

  /** Sends a body of another type to the emulator's own API. */
  public Answer post(String path, byte[] body, String type) {
    return send(request("POST", CONTROL + path, body, type)).orRefused();
  }

  public HttpRequest.Builder request(
      String method, String path, byte @Nullable [] body, String type) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).timeout(ANSWER).method(method, publisher);
    return body == null ? request : request.header("Content-Type", type);
  }

  /** Returns a text as a part of a path or of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI uri(String path) {
    return URI.create(url + path);
  }

  /** Returns the answer, whatever it is. */
  public Answer send(HttpRequest.Builder built) {
    HttpRequest request = built.build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      String asked = request.method() + " " + request.uri();
      return new Answer(asked, answer.statusCode(), answer.body());
    } catch (SSLException e) {
      throw CommandException.noServer(
          "no TLS with "
              + url
              + reason(e)
              + "; --ca-certificate FILE names the certificate of an authority to trust, which an"
              + " emulator serves at /__emulator/v1/ca.crt");
    } catch (IOException e) {
      throw CommandException.noServer(
          "no emulator answers at "
              + url
              + reason(e)
              + "; start one, or name another with --url or "
              + ServerOptions.URL_VARIABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
  }
}
