package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.AuthProviderDraft;
import io.appservices.emulator.domain.app.SecretMembers;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.DefinitionTypes;
import io.appservices.emulator.service.function.ReferenceChecks;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The authentication providers of an app. */
public final class AuthProviderHandler {

  private final AuthProviderService providers;
  private final ReferenceChecks references;

  public AuthProviderHandler(AuthProviderService providers, ReferenceChecks references) {
    this.providers = providers;
    this.references = references;
  }

  /** Lists the providers in the order they were added; a new app has one, api-key. */
  public Reply list(Call call, App app) {
    return Bodies.reply(200, app.providers().stream().map(AuthProviderHandler::summary).toList());
  }

  public Reply create(Call call, App app) {
    Document body = Bodies.document(call);
    AuthProviderDraft draft = AuthProviderDraft.of(body);
    DefinitionTypes.authProvider(body);
    references.authProvider(app, Members.stored(body));
    return Bodies.reply(201, summary(providers.create(app, draft)));
  }

  public Reply get(Call call, App app) {
    AuthProvider provider = providers.get(app, id(call));
    Document view = summary(provider);
    view.putAll(SecretMembers.withoutInConfig(provider.settings()));
    view.putIfAbsent("config", new Document());
    return Bodies.reply(200, view);
  }

  public Reply update(Call call, App app) {
    ObjectId id = id(call);
    Document body = Bodies.document(call);
    AuthProviderDraft draft = AuthProviderDraft.changing(providers.get(app, id), body);
    DefinitionTypes.authProvider(body);
    references.authProvider(app, Members.stored(body));
    providers.update(app, id, draft);
    return Reply.empty(204);
  }

  public Reply enable(Call call, App app) {
    providers.setDisabled(app, id(call), false);
    return Reply.empty(204);
  }

  public Reply disable(Call call, App app) {
    providers.setDisabled(app, id(call), true);
    return Reply.empty(204);
  }

  public Reply delete(Call call, App app) {
    providers.delete(app, id(call));
    return Reply.empty(204);
  }

  /**
   * Returns the provider without its configuration: mongodb-stitch's tests assert that lists do not
   * have it.
   */
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
