package io.appservices.testkit.assertion;

import io.appservices.emulator.api.Mail;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on mails. */
public final class MailsAssert extends AbstractAssert<MailsAssert, List<Mail>> {

  MailsAssert(List<Mail> mails) {
    super(List.copyOf(mails), MailsAssert.class);
  }

  /** Verifies that there is a mail of a kind to an address, and goes on with the newest of them. */
  public MailAssert containMail(String to, Mail.Kind kind) {
    return actual.stream()
        .filter(mail -> mail.to().equals(to) && mail.kind() == kind)
        .reduce((earlier, later) -> later)
        .map(MailAssert::new)
        .orElseThrow(
            () -> failure("Expected a mail %s to %s, but there were%s", kind, to, lines()));
  }

  /** Verifies that there is none to an address. */
  public MailsAssert containNoMailTo(String to) {
    if (actual.stream().anyMatch(mail -> mail.to().equals(to))) {
      throw failure("Expected no mail to %s, but there were%s", to, lines());
    }
    return this;
  }

  /** Verifies that there is none. */
  public MailsAssert isEmpty() {
    if (!actual.isEmpty()) {
      throw failure("Expected no mails, but there were%s", lines());
    }
    return this;
  }

  private String lines() {
    return Lines.orNone(actual, MailsAssert::line);
  }

  static String line(Mail mail) {
    return "%s %s to %s: %s"
        .formatted(mail.time(), mail.kind(), mail.to(), mail.link().replaceFirst("\\?.*", "?..."));
  }
}
