package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.PasswordResetService;
import io.appservices.emulator.service.account.RegistrationService;
import java.util.List;
import org.bson.Document;

/**
 * The operations of the email/password provider. They answer {@code {}} rather than nothing:
 * mongodb-stitch 3 parses the body whatever the status.
 */
final class UserpassHandler {

  private static final Document DONE = new Document();

  private final RegistrationService registrations;
  private final PasswordResetService resets;

  UserpassHandler(RegistrationService registrations, PasswordResetService resets) {
    this.registrations = registrations;
    this.resets = resets;
  }

  Reply register(Call call, App app) {
    Document body = Bodies.document(call);
    registrations.register(
        app, Members.of(body).requiredText("email"), Members.of(body).requiredText("password"));
    return Bodies.reply(201, DONE);
  }

  Reply confirm(Call call, App app) {
    Document body = Bodies.document(call);
    registrations.confirm(
        app, Members.of(body).requiredText("token"), Members.of(body).requiredText("tokenId"));
    return Bodies.reply(200, DONE);
  }

  Reply sendConfirmation(Call call, App app) {
    registrations.resend(app, Members.of(Bodies.document(call)).requiredText("email"));
    return Bodies.reply(202, DONE);
  }

  Reply callConfirmation(Call call, App app) {
    registrations.callConfirmation(app, Members.of(Bodies.document(call)).requiredText("email"));
    return Bodies.reply(202, DONE);
  }

  Reply reset(Call call, App app) {
    Document body = Bodies.document(call);
    resets.reset(
        app,
        Members.of(body).requiredText("token"),
        Members.of(body).requiredText("tokenId"),
        Members.of(body).requiredText("password"));
    return Bodies.reply(200, DONE);
  }

  Reply sendReset(Call call, App app) {
    resets.send(app, Members.of(Bodies.document(call)).requiredText("email"));
    return Bodies.reply(202, DONE);
  }

  Reply callReset(Call call, App app) {
    Document body = Bodies.document(call);
    resets.call(
        app,
        Members.of(body).requiredText("email"),
        Members.of(body).requiredText("password"),
        Members.of(body).list("arguments").orElse(List.of()));
    return Bodies.reply(202, DONE);
  }
}
