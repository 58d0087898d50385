package io.appservices.emulator.service.account;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.storage.MailStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps the mails that the real service would have sent: the newest 10 000 of each app. */
public final class OutboxService {

  /** The number of mails of an app that are kept; older ones are dropped. */
  public static final int CAPACITY = 10_000;

  private final MailStore mails;
  private final Listeners<Mail> listeners = new Listeners<>("mails");

  /** Counts the mails that were sent, for those who wait for one. */
  private final Arrivals arrivals = new Arrivals();

  public OutboxService(MailStore mails) {
    this.mails = mails;
  }

  /** Calls a listener with every mail from now on, on the thread of the request that caused it. */
  public ListenerRegistration onMail(Consumer<Mail> listener) {
    return listeners.add(listener);
  }

  void send(App app, Mail mail) {
    mails.add(app.id(), mail, CAPACITY);
    arrivals.tell();
    listeners.tell(mail);
  }

  /** Returns the mails that meet a condition, oldest first. */
  public List<Mail> list(Predicate<Mail> wanted) {
    return mails.list().stream().filter(wanted).toList();
  }

  /**
   * Waits until there is a mail that meets a condition.
   *
   * @return the newest one, or empty if there was none in time
   */
  public Optional<Mail> await(Predicate<Mail> wanted, long timeoutMillis)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    while (true) {
      long seen = arrivals.count();
      Optional<Mail> newest = list(wanted).stream().reduce((older, newer) -> newer);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (newest.isPresent() || left <= 0) {
        return newest;
      }
      arrivals.await(seen, left);
    }
  }

  /** Forgets all mails. */
  public void clear() {
    mails.clear();
  }

  /** The number of mails that have come, and the wait for one more. */
  private static final class Arrivals {

    private long count;

    synchronized void tell() {
      count++;
      notifyAll();
    }

    synchronized long count() {
      return count;
    }

    /** Waits until there are more than were seen, but no longer than some milliseconds. */
    synchronized void await(long seen, long millis) throws InterruptedException {
      long deadline = System.nanoTime() + millis * 1_000_000;
      long left = millis;
      while (count == seen && left > 0) {
        wait(left);
        left = (deadline - System.nanoTime()) / 1_000_000;
      }
    }
  }
}
