package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import io.appservices.emulator.domain.SecretMembers;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.AuthProviderService;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The authentication providers of an app. */
final class AuthProviderHandler {

  private final AuthProviderService providers;

  AuthProviderHandler(AuthProviderService providers) {
    this.providers = providers;
  }

  /** In the order they were added; a new app has one, api-key. */
  Reply list(Call call, App app) {
    return Bodies.reply(200, app.providers().stream().map(AuthProviderHandler::summary).toList());
  }

  Reply create(Call call, App app) {
    return Bodies.reply(201, summary(providers.create(app, Bodies.document(call))));
  }

  Reply get(Call call, App app) {
    AuthProvider provider = providers.get(app, id(call));
    Document view = summary(provider);
    view.putAll(SecretMembers.withoutInConfig(provider.settings()));
    view.putIfAbsent("config", new Document());
    return Bodies.reply(200, view);
  }

  Reply update(Call call, App app) {
    providers.update(app, id(call), Bodies.document(call));
    return Reply.empty(204);
  }

  Reply enable(Call call, App app) {
    providers.setDisabled(app, id(call), false);
    return Reply.empty(204);
  }

  Reply disable(Call call, App app) {
    providers.setDisabled(app, id(call), true);
    return Reply.empty(204);
  }

  Reply delete(Call call, App app) {
    providers.delete(app, id(call));
    return Reply.empty(204);
  }

  /** Without the configuration: mongodb-stitch's tests assert that lists do not have it. */
  private static Document summary(AuthProvider provider) {
    return new Document("_id", provider.id().toHexString())
        .append("name", provider.type().wireName())
        .append("type", provider.type().wireName())
        .append("disabled", provider.disabled());
  }

  private static ObjectId id(Call call) {
    String text = call.pathParameter("providerId");
    if (!ObjectId.isValid(text)) {
      throw AdminRefusals.authProviderNotFound();
    }
    return new ObjectId(text);
  }
}
