package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.functions.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.bson.Document;

/** A stream of events, read byte by byte from the connection. */
public final class SseStream implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader in;
  private final String head;

  private SseStream(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    this.head = readHead();
  }

  /** Returns once the head has come. */
  public static SseStream open(Code code, String query, String... headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", code.app().emulator().port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    String path = "/api/client/v2.0" + code.app().client().app("/functions/call?" + query);
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(UTF_8));
    return new SseStream(socket);
  }

  /** Watches the collection {@code c} of {@code db}, with a filter as people write it. */
  public static SseStream watch(Code code, String token, String filter) throws IOException {
    Document argument =
        new Document("database", "db").append("collection", "c").append("filter", json(filter));
    byte[] request =
        Ejson.canonical(
            new Document("name", "watch")
                .append("arguments", List.of(argument))
                .append("service", Code.DATA));
    String encoded = URLEncoder.encode(Base64.getEncoder().encodeToString(request), UTF_8);
    return open(code, "baas_request=" + encoded + "&baas_at=" + token);
  }

  private String readHead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      text.append(line).append("\r\n");
    }
    return text.toString();
  }

  String head() {
    return head;
  }

  /** What is sent before there is an event. */
  String firstLine() throws IOException {
    in.readLine(); // the size of the chunk
    return in.readLine();
  }

  /**
   * The lines of the next frame; null at the end. Comments and the sizes of chunks are left out.
   *
   * @throws SocketTimeoutException if nothing but comments comes for a while
   */
  public String next() throws IOException {
    StringBuilder frame = new StringBuilder();
    long end = System.nanoTime() + MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      boolean field = line.startsWith("data:") || line.startsWith("event:");
      if (field) {
        frame.append(frame.length() == 0 ? "" : "\n").append(line);
      } else if (line.isEmpty() && frame.length() > 0) {
        return frame.toString();
      } else if (line.equals("0")) {
        return null;
      } else if (System.nanoTime() - end > 0) {
        throw new SocketTimeoutException("nothing but comments for " + PATIENCE_MILLIS + " ms");
      }
    }
    return null;
  }

  public Document nextEvent() throws IOException {
    return decoded(next());
  }

  /** What SDKs make of the data of a frame. */
  Document decoded(String frame) {
    String data = frame.substring("data: ".length());
    return Ejson.parseDocument(data.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"));
  }

  /** Reads until the connection ends, in whatever way. */
  void awaitEnd() {
    try {
      while (next() != null) {
        Thread.onSpinWait();
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the stream did not end", e);
    } catch (IOException e) {
      // Cut off: that is an end, too.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
