package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import java.util.Optional;

/**
 * A filter that may answer a call in place of its handler. The first filter that has an answer
 * decides; to refuse in the shape of the called API, it answers {@link Call#refuse}. What a filter
 * throws, refusals too, is logged and counts as no answer, and so does an answer that is a stream.
 * Must be safe to use from several threads.
 *
 * <p>A filter is not asked where the {@link CallerPolicy} refuses the caller, or where the path is
 * not properly encoded.
 */
public interface CallFilter {

  /**
   * Filters a call before the row's {@link Access}: the operation is known, if there is one, and
   * neither the caller nor the body. It must not wait. It is asked of preflights and of calls that
   * no row serves, too.
   */
  default Optional<Reply> beforeAccess(Call call) {
    return Optional.empty();
  }

  /**
   * Filters a call after its caller was admitted and the body was read, on the thread that would
   * run the handler.
   */
  default Optional<Reply> beforeHandler(Call call) {
    return Optional.empty();
  }
}
