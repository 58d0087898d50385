package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Undeclared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ListenerListTest {

  private final ListenerList<Function<String, Optional<String>>> listeners =
      new ListenerList<>("tests");
  private final List<String> asked = new ArrayList<>();

  @Test
  void theFirstAnswerCountsAndNobodyIsAskedAfterIt() {
    add("first", Optional.empty());
    add("second", Optional.of("yes"));
    add("third", Optional.of("no"));
    assertThat(ask()).contains("yes");
    assertThat(asked).containsExactly("first", "second");
  }

  @Test
  void whoFailsHasNoAnswer() {
    listeners.add(
        question -> {
          throw Provoked.failure(new AssertionError(question));
        });
    listeners.add(question -> null);
    listeners.add(
        question -> {
          throw Undeclared.thrown(Provoked.failure(new IOException(question)));
        });
    add("last", Optional.of("yes"));
    assertThat(ask()).contains("yes");
  }

  @Test
  void whoWasRemovedIsNotAsked() {
    add("first", Optional.of("no")).close();
    assertThat(ask()).isEmpty();
    assertThat(listeners.isEmpty()).isTrue();
  }

  private ListenerRegistration add(String name, Optional<String> answer) {
    return listeners.add(
        question -> {
          asked.add(name);
          return answer;
        });
  }

  private Optional<String> ask() {
    return listeners.firstAnswer(listener -> listener.apply("question"));
  }
}
