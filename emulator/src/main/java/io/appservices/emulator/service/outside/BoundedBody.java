package io.appservices.emulator.service.outside;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The body of an answer in memory, if it is not too large; the rest of one that is stays unread.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

  /** The most bytes of an answer that a function gets. */
  static final int MOST_MEBIBYTES = 32;

  private static final long MOST_BYTES = (long) MOST_MEBIBYTES << 20;

  private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
  private long received;

  @SuppressWarnings("NullAway.Init") // Subscribed before anything is received.
  private Flow.Subscription subscription;

  private BoundedBody() {}

  static BodyHandler<byte[]> handler() {
    return answer -> new BoundedBody();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    whole.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    boolean fits = received <= MOST_BYTES;
    received += parts.stream().mapToLong(ByteBuffer::remaining).sum();
    if (received <= MOST_BYTES) {
      whole.onNext(parts);
    } else if (fits) {
      subscription.cancel();
      whole.onError(new IOException("the answer is larger than " + MOST_MEBIBYTES + " MiB"));
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.onError(failure);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
