package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Delivery;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.StreamWriter;
import io.appservices.emulator.http.server.limit.Workers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an answer in another way than as it is, since a test ordered that. */
final class FaultyAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(FaultyAnswer.class);

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Workers workers;

  FaultyAnswer(HttpServletRequest request, HttpServletResponse response, Workers workers) {
    this.request = request;
    this.response = response;
    this.workers = workers;
  }

  /** Sends it as the delivery says; completes when that is done. */
  CompletableFuture<Void> send(Reply reply, Delivery delivery) {
    boolean nothingToCut = delivery instanceof Delivery.Cut && reply.body().length == 0;
    if (!delivery.hasBody() || nothingToCut) {
      reply.writer().ifPresent(StreamWriter::close);
      end(delivery);
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> sent = new CompletableFuture<>();
    // It may take long, and waits for the client: not on a thread that takes requests.
    workers
        .of(Work.WATCH)
        .submit(
            () -> {
              write(reply, delivery);
              sent.complete(null);
            },
            () -> {
              FaultyConnection.close(request);
              sent.complete(null);
            });
    return sent;
  }

  private void end(Delivery delivery) {
    if (delivery == Delivery.Simple.RESET) {
      FaultyConnection.reset(request);
    } else {
      FaultyConnection.close(request);
    }
  }

  private void write(Reply reply, Delivery delivery) {
    int length = reply.body().length;
    try {
      AnswerHead.write(reply, request, response);
      if (length > 0) {
        response.setContentLength(length);
      }
      OutputStream out = FaultyStream.of(response.getOutputStream(), delivery, length);
      out.write(reply.body());
      out.flush();
    } catch (IOException | RuntimeException | Error e) {
      LOG.debug("an answer ends before its end", e);
    }
    if (delivery instanceof Delivery.Cut) {
      FaultyConnection.close(request);
    }
  }
}
