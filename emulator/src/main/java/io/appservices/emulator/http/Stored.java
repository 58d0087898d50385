package io.appservices.emulator.http;

/**
 * Marks what is taken, kept and given back, and changes nothing about how the app behaves, so that
 * the list of what is emulated can say so.
 *
 * @param handler what answers
 */
public record Stored(Handler handler) implements Handler {

  @Override
  public Reply handle(Call call) {
    return handler.handle(call);
  }
}
