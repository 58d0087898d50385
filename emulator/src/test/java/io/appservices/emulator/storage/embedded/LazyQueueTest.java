package io.appservices.emulator.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A queue beside a set in the order of addition, which removes things at once. */
class LazyQueueTest {

  private final Set<Integer> gone = new HashSet<>();
  private final LazyQueue<Integer> queue = new LazyQueue<>(gone::contains);
  private final Set<Integer> model = new LinkedHashSet<>();

  private List<Integer> first(int most) {
    List<Integer> found = new ArrayList<>();
    queue.first(most, found::add);
    return found;
  }

  private void remove(int thing) {
    if (model.remove(thing)) {
      gone.add(thing);
      queue.oneIsGone();
    }
  }

  private void poll() {
    Integer oldest = model.isEmpty() ? null : model.iterator().next();
    assertThat(queue.poll().orElse(null)).isEqualTo(oldest);
    model.remove(oldest);
  }

  @Property(tries = 300)
  void isTheSetThatRemovesAtOnce(
      @ForAll @Size(max = 200) List<@IntRange(min = -60, max = 59) Integer> steps) {
    LazyQueueTest fresh = new LazyQueueTest();
    int added = 0;
    for (int step : steps) {
      if (step < -40) {
        fresh.poll();
      } else if (step < 0) {
        fresh.remove(added + step);
      } else {
        fresh.queue.add(added);
        fresh.model.add(added++);
      }
      assertThat(fresh.queue.size()).isEqualTo(fresh.model.size());
      assertThat(fresh.first(5)).isEqualTo(fresh.model.stream().limit(5).toList());
    }
    assertThat(fresh.first(Integer.MAX_VALUE)).containsExactlyElementsOf(fresh.model);
  }

  @Test
  void whatIsGoneIsNotHeld() {
    for (int i = 0; i < 10_000; i++) {
      queue.add(i);
      gone.add(i);
      queue.oneIsGone();
    }
    // Nothing is asked of the things that left.
    gone.clear();
    assertThat(first(10)).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void whatWasTakenMayComeAgain() {
    queue.add(1);
    queue.add(2);
    assertThat(queue.poll()).contains(1);
    queue.add(1);
    assertThat(first(10)).containsExactly(2, 1);
  }
}
