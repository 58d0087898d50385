package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.account.PasswordResetService;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.config.AppService;

/**
 * The pages that the links in mails open where the app has none of its own. On the real service
 * they are the app's to write; here a developer gets on without.
 */
final class MailPages {

  private static final String RESET = "Reset your password";

  private final AppService apps;
  private final RegistrationService registrations;
  private final PasswordResetService resets;

  MailPages(AppService apps, RegistrationService registrations, PasswordResetService resets) {
    this.apps = apps;
    this.registrations = registrations;
    this.resets = resets;
  }

  /** Confirms the account when the link is opened. */
  Reply confirm(Call call) {
    String title = "Confirm your email";
    try {
      registrations.confirm(app(call), parameter(call, "token"), parameter(call, "tokenId"));
      return Page.of(200, title, Page.paragraph("Your email is confirmed. You can log in now."));
    } catch (AppServicesException e) {
      return refused(call, title, e);
    }
  }

  Reply askForPassword(Call call) {
    return Page.of(
        200,
        RESET,
        """
        <form method="post">
        <input type="hidden" name="token" value="%s">
        <input type="hidden" name="tokenId" value="%s">
        <label for="password">New password</label>
        <input id="password" name="password" type="password" minlength="6" maxlength="128" required
          autofocus autocomplete="new-password">
        <button>Set password</button>
        </form>
        """
            .formatted(
                Page.escape(parameter(call, "token")), Page.escape(parameter(call, "tokenId"))));
  }

  Reply reset(Call call) {
    Members form = Form.of(call);
    try {
      resets.reset(
          app(call),
          Form.value(form, "token"),
          Form.value(form, "tokenId"),
          Form.value(form, "password"));
      return Page.of(
          200, RESET, Page.paragraph("Your password is changed. You can log in with it now."));
    } catch (AppServicesException e) {
      return refused(call, RESET, e);
    }
  }

  private App app(Call call) {
    return AppNames.of(apps, call);
  }

  private static String parameter(Call call, String name) {
    return call.query(name).orElse("");
  }

  private static Reply refused(Call call, String title, AppServicesException e) {
    call.notes().refused(e);
    return Page.of(
        ErrorResponses.status(e.kind()),
        title,
        Page.paragraph("That did not work: " + e.getMessage() + "."));
  }
}
