package io.appservices.testkit.assertion;

import io.appservices.emulator.api.Mail;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a mail. */
public final class MailAssert extends AbstractAssert<MailAssert, Mail> {

  MailAssert(Mail mail) {
    super(mail, MailAssert.class);
  }

  /** Verifies that it confirms an account. */
  public MailAssert isConfirmation() {
    return check(actual.kind() == Mail.Kind.CONFIRMATION, "a confirmation");
  }

  /** Verifies that it resets a password. */
  public MailAssert isPasswordReset() {
    return check(actual.kind() == Mail.Kind.PASSWORD_RESET, "a password reset");
  }

  /** Verifies whom it is to. */
  public MailAssert isTo(String email) {
    return check(actual.to().equals(email), "to " + email);
  }

  /** Verifies how its link begins, such as with the URL that the app is set up with. */
  public MailAssert hasLinkStartingWith(String prefix) {
    return check(actual.link().startsWith(prefix), "one whose link begins with " + prefix);
  }

  private MailAssert check(boolean holds, String expected) {
    if (!holds) {
      throw failure("Expected a mail that is %s, but it is %s", expected, MailsAssert.line(actual));
    }
    return this;
  }
}
