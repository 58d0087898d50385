package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Delivery;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.message.StreamWriter;
import io.appservices.emulator.http.server.limit.OutOfMemory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the answer to one request: at once and without waiting for the client, or as a stream. */
final class AnswerWriter {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private final Call call;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  AnswerWriter(Call call, HttpServletRequest request, HttpServletResponse response) {
    this.call = call;
    this.request = request;
    this.response = response;
  }

  /** Sends an answer; completes when it has been sent, or cannot be. */
  CompletableFuture<Void> write(Reply reply) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    try {
      AnswerHead.write(reply, request, response);
      if (reply.body().length == 0) {
        written.complete(null);
      } else {
        writeBody(reply.body(), written);
      }
    } catch (OutOfMemoryError e) {
      OutOfMemory.log(call.method() + " " + call.rawPath());
      refuseInstead(written);
    } catch (IOException | RuntimeException | Error e) {
      gone(e, written);
    }
    return written;
  }

  /** Answers that memory ran out, if nothing was sent yet; or else ends the connection. */
  private void refuseInstead(CompletableFuture<Void> written) {
    if (response.isCommitted()) {
      gone(new IOException("out of memory"), written);
      return;
    }
    response.resetBuffer();
    Reply refusal = call.refuse(OutOfMemory.refusal());
    try {
      AnswerHead.write(refusal, request, response);
      writeBody(refusal.body(), written);
    } catch (IOException | RuntimeException | Error e) {
      gone(e, written);
    }
  }

  /** Completes when Jetty has sent an answer, or cannot. */
  private record Written(CompletableFuture<Void> future) implements Callback {

    @Override
    public void succeeded() {
      future.complete(null);
    }

    @Override
    public void failed(Throwable failure) {
      gone(failure, future);
    }
  }

  private void writeBody(byte[] bytes, CompletableFuture<Void> written) throws IOException {
    response.setContentLength(bytes.length);
    HttpOutput out = (HttpOutput) response.getOutputStream();
    Callback done = new Written(written);
    if (LargeBody.is(bytes)) {
      done.completeWith(LargeBody.send(bytes, out));
    } else {
      out.sendContent(ByteBuffer.wrap(bytes), done);
    }
  }

  private static void gone(Throwable failure, CompletableFuture<Void> written) {
    LOG.debug("the client did not wait for its answer", failure);
    written.complete(null);
  }

  /** Writes a stream to its end, on the thread of a worker. */
  void stream(Reply reply, StreamWriter writer, Delivery delivery) {
    try (writer) {
      AnswerHead.write(reply, request, response);
      if (!request.getMethod().equals("HEAD")) {
        response.flushBuffer();
        writer.writeTo(
            new ReplyStream(
                FaultyStream.of(response.getOutputStream(), delivery, Delivery.UNKNOWN)));
      }
    } catch (IOException e) {
      LOG.debug("the client left a stream", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Errors too: the exchange would never end.
      if (OutOfMemory.caused(e)) {
        OutOfMemory.log(call.method() + " " + call.rawPath());
      } else {
        LOG.error("a stream failed", e);
      }
    }
    if (delivery instanceof Delivery.Cut) {
      FaultyConnection.close(request);
    }
  }
}
