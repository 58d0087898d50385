package io.appservices.emulator.service.event;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.service.event.UserEvents.Subscriber;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscribers to the events of users, in the order they were added. What one of them throws is
 * logged, and reaches neither the others nor whoever publishes. Safe to use from any thread.
 */
final class Subscribers {

  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

  private volatile Subscriber[] subscribers = {};

  /** Adds a subscriber, which is told after those that are there already. */
  synchronized void add(Subscriber subscriber) {
    Subscriber[] more = Arrays.copyOf(subscribers, subscribers.length + 1);
    more[subscribers.length] = subscriber;
    subscribers = more;
  }

  /** Returns whether any of them takes events of the app. */
  boolean hear(App app) {
    for (Subscriber subscriber : subscribers) {
      if (hears(subscriber, app)) {
        return true;
      }
    }
    return false;
  }

  /** Tells those that hear the app of an event, on the calling thread. */
  void tell(App app, UserEvent event) {
    for (Subscriber subscriber : subscribers) {
      try {
        if (subscriber.hears(app)) {
          subscriber.tell(app, event);
        }
      } catch (Exception | Error e) {
        failed(e);
      }
    }
  }

  private static boolean hears(Subscriber subscriber, App app) {
    try {
      return subscriber.hears(app);
    } catch (Exception | Error e) {
      failed(e);
      return false;
    }
  }

  private static void failed(Throwable failure) {
    LOG.error("a subscriber to user events failed", failure);
  }
}
