package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigChecks;
import io.appservices.emulator.service.config.SecretService;
import org.bson.Document;

/** The secrets of an app. */
public final class SecretHandler {

  private final SecretService secrets;

  public SecretHandler(SecretService secrets) {
    this.secrets = secrets;
  }

  public Reply list(Call call, App app) {
    return Bodies.reply(200, secrets.list(app).stream().map(SecretHandler::view).toList());
  }

  /** Creates a secret, also without a value: mongodb-stitch's tests do so. */
  public Reply create(Call call, App app) {
    Given given = Given.in(call);
    return Bodies.reply(201, view(secrets.create(app, given.name(), given.text())));
  }

  public Reply replace(Call call, App app) {
    Given given = Given.in(call);
    secrets.replace(app, call.pathParameter("secretId"), given.name(), given.text());
    return Reply.empty(204);
  }

  public Reply delete(Call call, App app) {
    secrets.delete(app, call.pathParameter("secretId"));
    return Reply.empty(204);
  }

  private static Document view(ConfigDocument secret) {
    return new Document("_id", secret.id().toHexString()).append("name", secret.name());
  }

  /** The name and the text that a call gives a secret. */
  private record Given(String name, String text) {

    static Given in(Call call) {
      Members body = Members.of(Bodies.document(call));
      Given given = new Given(body.requiredText("name"), body.text("value").orElse(""));
      if (given.name.isEmpty()) {
        throw Refusals.missingParameter("name");
      }
      ConfigChecks.secret(given.name, given.text);
      return given;
    }

    /** Omits the text. */
    @Override
    public String toString() {
      return "Given[" + name + "]";
    }
  }
}
