package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Undeclared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

  private final Listeners<String> listeners = new Listeners<>("tests");
  private final List<String> heard = new ArrayList<>();

  @Test
  void allAreToldInTheOrderTheyWereAdded() {
    listeners.add(event -> heard.add("first " + event));
    listeners.add(event -> heard.add("second " + event));
    listeners.tell("a");
    assertThat(heard).containsExactly("first a", "second a");
  }

  @Test
  void whatOneThrowsReachesNobodyElse() {
    listeners.add(
        event -> {
          throw Provoked.failure(new IllegalStateException(event));
        });
    listeners.add(
        event -> {
          throw Provoked.failure(new AssertionError(event));
        });
    listeners.add(
        event -> {
          throw Undeclared.thrown(Provoked.failure(new IOException(event)));
        });
    listeners.add(heard::add);
    listeners.tell("a");
    listeners.tell("b");
    assertThat(heard).containsExactly("a", "b");
  }

  @Test
  void aClosedRegistrationIsToldNothing() {
    ListenerRegistration first = listeners.add(heard::add);
    ListenerRegistration second = listeners.add(heard::add);
    first.close();
    first.close();
    listeners.tell("a");
    assertThat(heard).containsExactly("a");
    second.close();
    assertThat(listeners.isEmpty()).isTrue();
  }

  @Test
  void aListenerMayRemoveItself() {
    List<ListenerRegistration> own = new ArrayList<>();
    own.add(
        listeners.add(
            event -> {
              heard.add(event);
              own.get(0).close();
            }));
    listeners.tell("a");
    listeners.tell("b");
    assertThat(heard).containsExactly("a");
  }
}
