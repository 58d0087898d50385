package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The fault of one call, as a test ordered it.
 *
 * @param delay how long the call waits before anything is done
 * @param answer the answer in place of the handler's; empty if the call is handled
 * @param delivery how the answer reaches the client
 * @param handling runs the handler
 */
public record CallFault(
    Duration delay, Optional<Reply> answer, Delivery delivery, Handling handling) {

  /** Runs a handler. */
  @FunctionalInterface
  public interface Handling {

    /** As it is. */
    Handling PLAIN = Supplier::get;

    Reply run(Supplier<Reply> handler);
  }

  /** The call is answered so, and not handled. */
  public static CallFault answered(Reply answer) {
    return new CallFault(Duration.ZERO, Optional.of(answer), Delivery.Simple.WHOLE, Handling.PLAIN);
  }

  /** The call is not handled, and has no answer. */
  public static CallFault unanswered(Delivery delivery) {
    return new CallFault(Duration.ZERO, Optional.of(Reply.NONE), delivery, Handling.PLAIN);
  }

  /** The call is handled, and the answer is delivered so. */
  public static CallFault delivered(Delivery delivery) {
    return new CallFault(Duration.ZERO, Optional.empty(), delivery, Handling.PLAIN);
  }

  /** The call waits, and is then handled. */
  public static CallFault delayed(Duration delay) {
    return new CallFault(delay, Optional.empty(), Delivery.Simple.WHOLE, Handling.PLAIN);
  }

  /** Returns it with another way to run the handler. */
  public CallFault with(Handling newHandling) {
    return new CallFault(delay, answer, delivery, newHandling);
  }
}
