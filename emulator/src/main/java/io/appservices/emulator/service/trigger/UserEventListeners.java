package io.appservices.emulator.service.trigger;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.service.event.UserEvents;
import java.util.function.Consumer;

/** Tells the code that embeds the emulator of user events, in line with the triggers of an app. */
public final class UserEventListeners implements UserEvents.Subscriber {

  private final Listeners<UserEvent> listeners = new Listeners<>("user events");
  private final SerialExecutor executor;

  public UserEventListeners(SerialExecutor executor) {
    this.executor = executor;
  }

  /** Calls a listener with every event from now on, in the order and on the thread of triggers. */
  public ListenerRegistration add(Consumer<UserEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public boolean hears(App app) {
    return !listeners.isEmpty();
  }

  @Override
  public void tell(App app, UserEvent event) {
    executor.execute(app.id(), TriggerService.EVENT_BYTES, () -> listeners.tell(event));
  }
}
