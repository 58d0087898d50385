package io.appservices.emulator.service.account;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.runtime.Listeners;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps the mails that the real service would have sent: the newest 10 000 of them. */
public final class OutboxService {

  /** The number of mails kept; older ones are dropped. */
  public static final int CAPACITY = 10_000;

  private final Deque<Mail> mails = new ArrayDeque<>();
  private final Listeners<Mail> listeners = new Listeners<>("mails");

  /** Calls a listener with every mail from now on, on the thread of the request that caused it. */
  public ListenerRegistration onMail(Consumer<Mail> listener) {
    return listeners.add(listener);
  }

  void send(Mail mail) {
    synchronized (mails) {
      if (mails.size() == CAPACITY) {
        mails.removeFirst();
      }
      mails.addLast(mail);
      mails.notifyAll();
    }
    listeners.tell(mail);
  }

  /** Returns the mails that meet a condition, oldest first. */
  public List<Mail> list(Predicate<Mail> wanted) {
    synchronized (mails) {
      return mails.stream().filter(wanted).toList();
    }
  }

  /**
   * Waits until there is a mail that meets a condition.
   *
   * @return the newest one, or empty if there was none in time
   */
  public Optional<Mail> await(Predicate<Mail> wanted, long timeoutMillis)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    synchronized (mails) {
      while (true) {
        Optional<Mail> newest = mails.stream().filter(wanted).reduce((older, newer) -> newer);
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (newest.isPresent() || left <= 0) {
          return newest;
        }
        mails.wait(left);
      }
    }
  }

  /** Forgets all mails. */
  public void clear() {
    synchronized (mails) {
      mails.clear();
    }
  }
}
