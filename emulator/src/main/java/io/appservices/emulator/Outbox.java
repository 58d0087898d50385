package io.appservices.emulator;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.service.account.MissingMails;
import io.appservices.emulator.service.account.OutboxService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The mails that the real service would have sent: it sends none. The newest 10 000 of each app are
 * kept. A new app confirms accounts automatically; {@link AppProviders#autoConfirm} makes it send
 * mails.
 */
public final class Outbox {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final OutboxService mails;
  private final MissingMails missing;
  private final Registrations registrations;

  Outbox(OutboxService mails, MissingMails missing, Registrations registrations) {
    this.registrations = registrations;
    this.mails = mails;
    this.missing = missing;
  }

  /** Returns all mails, oldest first. */
  public List<Mail> list() {
    return mails.list(mail -> true);
  }

  /** Returns the mails to an address, oldest first. */
  public List<Mail> list(String to) {
    return mails.list(mail -> mail.to().equals(to));
  }

  /** Returns the mails of a kind to an address, oldest first. */
  public List<Mail> list(String to, Mail.Kind kind) {
    return mails.list(mail -> mail.to().equals(to) && mail.kind() == kind);
  }

  /**
   * Returns the newest mail of a kind to an address; waits up to five seconds for it.
   *
   * @throws MissingMailException if there is none in time; it says why, as far as that is known
   */
  public Mail await(String to, Mail.Kind kind) {
    return await(to, kind, TIMEOUT);
  }

  /**
   * Returns the newest mail of a kind to an address; waits for it.
   *
   * @param timeout the longest wait, in the machine's time
   * @throws MissingMailException if there is none in time
   */
  public Mail await(String to, Mail.Kind kind, Duration timeout) {
    try {
      Optional<Mail> mail =
          mails.await(m -> m.to().equals(to) && m.kind() == kind, timeout.toMillis());
      return mail.orElseThrow(
          () ->
              new MissingMailException(
                  "no %s mail to '%s' within %s. %s"
                      .formatted(kind, to, timeout, missing.explain(to, kind))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MissingMailException("interrupted while waiting for a mail to " + to, e);
    }
  }

  /**
   * Calls a listener with every mail from now on, on the thread of the request that caused it. What
   * it throws is logged, and the request goes on.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onMail(Consumer<Mail> listener) {
    return registrations.keep(mails.onMail(listener));
  }

  /** Forgets all mails. */
  public void clear() {
    mails.clear();
  }
}
