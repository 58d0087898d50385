package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.appservices.emulator.cluster.embedded.Operations.Operation;
import io.appservices.emulator.cluster.embedded.operand.Failures;
import io.appservices.emulator.cluster.operation.TimeLimit;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one connection, one after the other. Each is worked on in another thread
 * than the network's, and answered when its time is over even if that thread goes on.
 */
final class RequestHandler extends MongoDatabaseHandler {

  /** The additional time for an operation that notices its time limit by itself. */
  private static final long GRACE_MILLIS = 250;

  private static final Set<String> GREETINGS = Set.of("hello", "ismaster", "ping");

  private final AtomicInteger ids = new AtomicInteger();
  private final MongoBackend backend;
  private final Operations operations;

  // Both are used by the network's thread alone.
  private final Queue<ClientRequest> waiting = new ArrayDeque<>();
  private @Nullable Operation current;

  RequestHandler(MongoBackend backend, Operations operations, ChannelGroup connections) {
    super(backend, connections);
    this.backend = backend;
    this.operations = operations;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    waiting.add(request);
    if (current == null) {
      next(context);
    }
  }

  /** Ends the operations of a closed connection, whose results nobody waits for. */
  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    waiting.clear();
    if (current != null) {
      current.limit().end();
    }
    super.channelInactive(context);
  }

  private void next(ChannelHandlerContext context) {
    ClientRequest request = waiting.poll();
    while (request != null && isGreeting(request)) {
      super.channelRead0(context, request);
      request = waiting.poll();
    }
    if (request instanceof MongoMessage message) {
      answer(context, message);
    } else if (request != null) {
      answerOldForm(context, request);
    }
  }

  /**
   * Returns whether it is a request that clients repeat to see whether the server is there; it
   * takes no time.
   */
  private static boolean isGreeting(ClientRequest request) {
    Document command =
        request instanceof MongoMessage message
            ? message.getDocument()
            : ((MongoQuery) request).getQuery();
    return command.keySet().stream()
        .findFirst()
        .filter(name -> GREETINGS.contains(name.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private void answer(ChannelHandlerContext context, MongoMessage message) {
    Document command = message.getDocument();
    Duration limit =
        operations.limit(
            command.get("maxTimeMS") instanceof Number wanted ? wanted.longValue() : 0);
    AtomicBoolean answered = new AtomicBoolean();
    start(
        context,
        name(command),
        limit,
        () -> {
          Document answer = backend.handleMessage(message);
          if (answered.compareAndSet(false, true)) {
            reply(context, message, answer);
          }
        },
        reason -> {
          if (answered.compareAndSet(false, true)) {
            reply(context, message, reason);
          }
        });
  }

  /**
   * Answers the old form of requests: that of old clients, and the first request of others. No late
   * answer has to be held back.
   */
  private void answerOldForm(ChannelHandlerContext context, ClientRequest request) {
    start(
        context,
        request.getFullCollectionName(),
        operations.limit(0),
        () -> {
          super.channelRead0(context, request);
          context.executor().execute(() -> done(context));
        },
        reason -> context.close());
  }

  /** The action if there is no answer in time, or none at all. */
  private interface Refusal {
    void because(Document failure);
  }

  private void start(
      ChannelHandlerContext context, String name, Duration limit, Runnable work, Refusal refusal) {
    current = new Operation(name, new TimeLimit(limit));
    Future<?> alarm =
        context
            .executor()
            .schedule(
                () -> refusal.because(Failures.of(TimeLimit.expired())),
                limit.toMillis() + GRACE_MILLIS,
                TimeUnit.MILLISECONDS);
    boolean started =
        operations.start(
            current,
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                tell(context, e);
              } finally {
                alarm.cancel(false);
              }
            });
    if (!started) {
      alarm.cancel(false);
      refusal.because(Failures.of("too many operations at once", 0));
    }
  }

  /** Tells what failed, but where it failed because the server was closed meanwhile. */
  private static void tell(ChannelHandlerContext context, RuntimeException failure) {
    boolean isClosed =
        failure instanceof RejectedExecutionException && context.executor().isShuttingDown();
    if (!isClosed) {
      context.fireExceptionCaught(failure);
    }
  }

  private void reply(ChannelHandlerContext context, MongoMessage request, Document answer) {
    if (!(request instanceof RequestDecoder.Unanswered)) {
      MessageHeader header =
          new MessageHeader(ids.incrementAndGet(), request.getHeader().getRequestID());
      context.channel().writeAndFlush(new MongoMessage(request.getChannel(), header, answer));
    }
    context.executor().execute(() -> done(context));
  }

  private void done(ChannelHandlerContext context) {
    current = null;
    next(context);
  }

  private static String name(Document command) {
    return command.entrySet().stream()
        .findFirst()
        .map(first -> first.getKey() + " of " + command.get("$db") + "." + first.getValue())
        .orElse("an empty command");
  }
}
