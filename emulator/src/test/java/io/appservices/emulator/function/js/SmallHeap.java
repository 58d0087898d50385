package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import java.util.List;

/** Started in a JVM of its own, with a small heap, by {@link MemoryTest}. */
final class SmallHeap {

  private SmallHeap() {}

  public static void main(String[] sources) throws Exception {
    System.out.println(Functions.run("exports = () => 'before'"));
    for (String source : List.of(sources)) {
      try {
        System.out.println("result " + Functions.run(source));
      } catch (FunctionFailedException e) {
        System.out.println(e.failure() + " " + e.getMessage());
      }
      System.out.println(Functions.run("exports = () => 'well'"));
    }
  }
}
