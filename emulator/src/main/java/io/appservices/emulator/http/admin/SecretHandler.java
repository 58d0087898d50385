package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.SecretService;
import org.bson.Document;

/** The secrets of an app. */
final class SecretHandler {

  private final SecretService secrets;

  SecretHandler(SecretService secrets) {
    this.secrets = secrets;
  }

  Reply list(Call call, App app) {
    return Bodies.reply(200, secrets.list(app).stream().map(SecretHandler::view).toList());
  }

  /** A secret may be made without a value: mongodb-stitch's tests do. */
  Reply create(Call call, App app) {
    Document body = Bodies.document(call);
    ConfigDocument secret =
        secrets.create(
            app, Members.of(body).requiredText("name"), Members.of(body).text("value").orElse(""));
    return Bodies.reply(201, view(secret));
  }

  Reply replace(Call call, App app) {
    Document body = Bodies.document(call);
    secrets.replace(
        app,
        call.pathParameter("secretId"),
        Members.of(body).requiredText("name"),
        Members.of(body).text("value").orElse(""));
    return Reply.empty(204);
  }

  Reply delete(Call call, App app) {
    secrets.delete(app, call.pathParameter("secretId"));
    return Reply.empty(204);
  }

  private static Document view(ConfigDocument secret) {
    return new Document("_id", secret.id().toHexString()).append("name", secret.name());
  }
}
