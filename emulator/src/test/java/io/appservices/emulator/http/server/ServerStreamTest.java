package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.message.StreamWriter;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Streams of a server, which end with their writer, their client or the server. */
class ServerStreamTest extends ServerThreads {

  @Test
  void streamsAtOnceAndEndsWithTheWriter() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    try (HttpServer server =
            streaming(
                stream -> {
                  stream.send("data: 1\n\n".getBytes(UTF_8));
                  seen.await();
                  stream.send("data: 2\n\n".getBytes(UTF_8));
                });
        Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write(RawHttp.head("GET", "/").getBytes(UTF_8));
      assertThat(RawHttp.readUntil(socket, "data: 1\n\n"))
          .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
      seen.countDown();
      RawHttp.readUntil(socket, "data: 2\n\n");
    }
  }

  @Test
  void sendsTheHeadOfAStreamBeforeThereIsAnEvent() throws Exception {
    HttpServer server = streaming(stream -> new CountDownLatch(1).await());
    try (Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write(RawHttp.head("GET", "/").getBytes(UTF_8));
      assertThat(RawHttp.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
      server.close();
    }
    assertThatNoThreadIsLeft();
  }

  @Test
  void tellsTheWriterThatTheClientHasGone() throws Exception {
    CompletableFuture<IOException> gone = new CompletableFuture<>();
    try (HttpServer server = streaming(stream -> sendUntilGone(stream, gone))) {
      try (Socket socket = RawHttp.connect(server)) {
        socket.getOutputStream().write(RawHttp.head("GET", "/").getBytes(UTF_8));
        RawHttp.readUntil(socket, ":\n");
      }
      assertThat(gone.get(60, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static void sendUntilGone(ReplyStream stream, CompletableFuture<IOException> gone) {
    try {
      while (!gone.isDone()) {
        stream.send(":\n".getBytes(UTF_8));
      }
    } catch (IOException e) {
      gone.complete(e);
    }
  }

  private HttpServer streaming(StreamWriter writer) {
    Route<?> stream =
        Route.get("/", Access.OPEN, call -> Reply.stream("text/event-stream", writer));
    return started(TestApi.of("", stream.as(Work.WATCH))::start);
  }
}
