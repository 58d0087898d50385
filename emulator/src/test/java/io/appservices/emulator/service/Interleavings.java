package io.appservices.emulator.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * Plays what some actors do at the same time in every order that their calls to the stores can come
 * in. What is wrong in one order out of hundreds is found every time.
 */
final class Interleavings {

  /**
   * One play.
   *
   * @param actors what is done at the same time
   * @param check told the answers, empty for those that were refused
   */
  record Play<T>(List<Callable<T>> actors, Consumer<List<Optional<T>>> check) {}

  private final List<Integer> path = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private int position;

  private Interleavings() {}

  /**
   * Sets the scene and plays it until every order was played.
   *
   * @return how many orders there were
   */
  static <T> int play(Function<Turns, Play<T>> scene) {
    Interleavings orders = new Interleavings();
    int played = 0;
    do {
      playOnce(scene, orders.path, orders::choose);
      played++;
    } while (orders.next());
    return played;
  }

  /** As {@link #play}, where there are thousands of orders: some of them, always the same. */
  static <T> void sample(int plays, Function<Turns, Play<T>> scene) {
    for (int seed = 0; seed < plays; seed++) {
      Random random = new Random(seed);
      playOnce(scene, "of seed " + seed, (play, width) -> random.nextInt(width));
    }
  }

  private static <T> void playOnce(
      Function<Turns, Play<T>> scene, Object order, ToIntBiFunction<Play<T>, Integer> choose) {
    Turns turns = new Turns();
    Play<T> play = scene.apply(turns);
    try {
      play.check().accept(turns.run(play.actors(), n -> choose.applyAsInt(play, n)));
    } catch (AssertionError e) {
      throw new AssertionError("in the order " + order + ": " + e.getMessage(), e);
    }
  }

  private int choose(Play<?> play, int width) {
    // Where all do the same, it does not matter who starts.
    boolean alike = Set.copyOf(play.actors()).size() == 1;
    return choose(path.isEmpty() && alike ? 1 : width);
  }

  private int choose(int width) {
    if (position == path.size()) {
      path.add(0);
      widths.add(width);
    }
    return path.get(position++);
  }

  private boolean next() {
    position = 0;
    while (!path.isEmpty()) {
      int last = path.size() - 1;
      if (path.get(last) + 1 < widths.get(last)) {
        path.set(last, path.get(last) + 1);
        return true;
      }
      path.remove(last);
      widths.remove(last);
    }
    return false;
  }
}
