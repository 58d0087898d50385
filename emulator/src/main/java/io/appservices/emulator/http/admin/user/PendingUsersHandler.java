package io.appservices.emulator.http.admin.user;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.account.RegistrationService;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The email/password accounts of an app that wait for confirmation. */
public final class PendingUsersHandler {

  private final RegistrationService registrations;

  public PendingUsersHandler(RegistrationService registrations) {
    this.registrations = registrations;
  }

  public Reply list(Call call, App app) {
    String domainId = app.domainId().toHexString();
    return Bodies.reply(
        200,
        registrations.listPending(app, UserQueries.after(call), UserQueries.limit(call)).stream()
            .map(registration -> UserViews.pending(registration, domainId))
            .toList());
  }

  public Reply deleteByEmail(Call call, App app) {
    registrations.deletePending(app, email(call));
    return Reply.empty(204);
  }

  public Reply deleteById(Call call, App app) {
    String id = call.pathParameter("pendingId");
    if (!ObjectId.isValid(id)) {
      throw Refusals.userNotFound();
    }
    registrations.deletePending(app, new ObjectId(id));
    return Reply.empty(204);
  }

  public Reply confirm(Call call, App app) {
    registrations.confirm(app, email(call));
    return Reply.empty(204);
  }

  public Reply sendConfirmation(Call call, App app) {
    return Bodies.reply(200, pair(registrations.resend(appWithEmails(call, app), email(call))));
  }

  public Reply runConfirmation(Call call, App app) {
    return Bodies.reply(
        202,
        registrations
            .runConfirmation(appWithEmails(call, app), email(call))
            .map(PendingUsersHandler::pair)
            .orElseGet(Document::new));
  }

  private static Document pair(OneTimeToken token) {
    return new Document("token_id", token.tokenId().toHexString()).append("token", token.token());
  }

  private static App appWithEmails(Call call, App app) {
    Accounts.userpassForOperator(app);
    return app;
  }

  private static String email(Call call) {
    return call.pathParameter("email");
  }
}
