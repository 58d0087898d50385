package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send malformed requests, a connection for each, beside clients that check that every
 * answer is their own. As a program it makes so many bad connections as its argument says.
 */
final class MalformedRequests {

  private static final int BAD_CLIENTS = 4;
  private static final int GOOD_CLIENTS = 4;
  private static final String GOOD = "GET /echo/0-0 HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final List<byte[]> BAD =
      List.of(
          bytes("GET /echo/bad HTTP/1.1\r\nHost: x y\r\n\r\n"),
          bytes(GOOD.repeat(3) + "G\u0001T / HTTP/1.1\r\n\r\n" + GOOD),
          bytes(GOOD + "GET /echo/bad HTTP/1.1\r\nHost: x y\r\n\r\n" + GOOD),
          bytes(
              "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
                  + "\u00a5".repeat(500)),
          bytes(
              GOOD
                  + "POST /echo/bad HTTP/1.1\r\n"
                  + "Host: h\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + "zz\r\n"));

  private final AtomicInteger left;
  private final AtomicLong good = new AtomicLong();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  private MalformedRequests(int connections) {
    left = new AtomicInteger(connections);
  }

  /** Makes so many bad connections; what good clients were answered that was wrong. */
  static List<String> run(int connections) throws InterruptedException {
    TestApi api =
        TestApi.of(
            "",
            Route.get("/echo/{id}", Access.OPEN, call -> TestApi.text(call.pathParameter("id"))));
    try (HttpServer server = api.start()) {
      return new MalformedRequests(connections).against(server);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    List<String> wrong = run(Integer.parseInt(arguments[0]));
    wrong.forEach(System.out::println);
    System.out.println(arguments[0] + " malformed, wrong answers to others: " + wrong.size());
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private List<String> against(HttpServer server) throws InterruptedException {
    Thread[] threads = new Thread[BAD_CLIENTS + GOOD_CLIENTS];
    for (int i = 0; i < threads.length; i++) {
      int number = i;
      boolean bad = i < BAD_CLIENTS;
      threads[i] = new Thread(() -> repeat(() -> send(server, bad, number)));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (good.get() == 0) {
      wrong.add("no good request was answered");
    }
    return List.copyOf(wrong);
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void repeat(Attempt attempt) {
    while (left.get() > 0 && wrong.size() < 20) {
      try {
        attempt.run();
      } catch (IOException | RuntimeException | AssertionError e) {
        wrong.add(e.toString());
      }
    }
  }

  private void send(HttpServer server, boolean bad, int number) throws IOException {
    if (bad) {
      // Whatever it is answered, there must be an end of it.
      RawHttp.exchange(server, BAD.get(Math.floorMod(left.getAndDecrement(), BAD.size())));
    } else {
      checkAnswers(server, number);
    }
  }

  private void checkAnswers(HttpServer server, int number) throws IOException {
    try (Socket socket = RawHttp.connect(server)) {
      for (int i = 0; i < 1000 && left.get() > 0; i++) {
        String id = number + "-" + i;
        String request = GOOD.replace("0-0", id);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        String answer = RawHttp.readUntil(socket, "\r\n\r\n" + id);
        if (!answer.startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")) {
          wrong.add(answer);
        }
        good.incrementAndGet();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
