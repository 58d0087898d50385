package io.appservices.emulator;

import io.appservices.emulator.domain.Mail;
import io.appservices.emulator.runtime.ListenerRegistration;
import io.appservices.emulator.service.OutboxService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The mails that the real service would have sent: it sends none. The newest {@value
 * io.appservices.emulator.service.OutboxService#CAPACITY} are kept.
 */
public final class Outbox {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OutboxService mails;

  Outbox(OutboxService mails) {
    this.mails = mails;
  }

  /** All mails, oldest first. */
  public List<Mail> list() {
    return mails.list(mail -> true);
  }

  /** The mails to an address, oldest first. */
  public List<Mail> list(String to) {
    return mails.list(mail -> mail.to().equals(to));
  }

  /** The mails of a kind to an address, oldest first. */
  public List<Mail> list(String to, Mail.Kind kind) {
    return mails.list(mail -> mail.to().equals(to) && mail.kind() == kind);
  }

  /**
   * The newest mail of a kind to an address; waits up to five seconds for it.
   *
   * @throws AssertionError if there is none in time
   */
  public Mail await(String to, Mail.Kind kind) {
    return await(to, kind, PATIENCE);
  }

  /**
   * The newest mail of a kind to an address; waits for it.
   *
   * @param timeout how long, in the machine's time
   * @throws AssertionError if there is none in time
   */
  public Mail await(String to, Mail.Kind kind, Duration timeout) {
    try {
      Optional<Mail> mail =
          mails.await(m -> m.to().equals(to) && m.kind() == kind, timeout.toMillis());
      return mail.orElseThrow(
          () -> new AssertionError("no " + kind + " mail to " + to + " within " + timeout));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a mail to " + to, e);
    }
  }

  /**
   * Calls a listener with every mail from now on, on the thread of the request that caused it. What
   * it throws is logged, and the request goes on.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onMail(Consumer<Mail> listener) {
    return mails.onMail(listener);
  }

  /** Forgets all mails. */
  public void clear() {
    mails.clear();
  }
}
