package io.appservices.emulator.bench.soak;

import io.appservices.emulator.bench.load.Connection;
import io.appservices.emulator.bench.load.Dialog;
import io.appservices.emulator.bench.load.Requests;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes something and deletes it, in turns. */
final class MakeAndDelete implements Dialog {

  private final Supplier<byte[]> make;
  private final UnaryOperator<String> path;
  private final String token;
  private boolean made;

  /**
   * Begins with making.
   *
   * @param path of what was made, by its id
   */
  MakeAndDelete(Supplier<byte[]> make, UnaryOperator<String> path, String token) {
    this.make = make;
    this.path = path;
    this.token = token;
  }

  @Override
  public byte[] next(Connection answered) {
    made = !made;
    return made
        ? make.get()
        : Requests.of("DELETE", path.apply(answered.body().getString("_id")), token, "");
  }

  @Override
  public boolean isUnfinished() {
    return made;
  }

  @Override
  public int status() {
    return made ? 201 : 204;
  }
}
