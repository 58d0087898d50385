package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.DefinitionTypes;
import io.appservices.emulator.service.function.ReferenceChecks;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** Makes, lists, shows, changes and deletes the parts of one stored collection. */
public final class StoredHandler {

  private final ConfigService config;
  private final ReferenceChecks references;
  private final StoredCollection stored;

  public StoredHandler(ConfigService config, ReferenceChecks references, StoredCollection stored) {
    this.config = config;
    this.references = references;
    this.stored = stored;
  }

  public Reply list(Call call, App app) {
    String scope = stored.scope(config, call, app);
    Predicate<ConfigDocument> listed = stored.listed(call);
    return Bodies.reply(
        200,
        config.list(app, stored.kind()).stream()
            .filter(part -> part.name().startsWith(scope) && listed.test(part))
            .map(stored::summary)
            .toList());
  }

  /** Schemas are answered with 200, everything else with 201: so the service describes it. */
  public Reply create(Call call, App app) {
    String scope = stored.scope(config, call, app);
    Document body = stored.completed(config, app, Bodies.document(call));
    check(app, body);
    ConfigDocument made =
        stored
            .key(body)
            .map(key -> config.create(app, stored.kind(), scope + key, body))
            .orElseGet(() -> config.createUnnamed(app, stored.kind(), body));
    return Bodies.reply(stored == StoredCollection.SCHEMAS ? 200 : 201, stored.summary(made));
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, stored.whole(part(call, app)));
  }

  public Reply replace(Call call, App app) {
    Document body = stored.completed(config, app, Bodies.document(call));
    check(app, body);
    return changed(call, app, existing -> body);
  }

  private void check(App app, Document body) {
    DefinitionTypes.check(stored.kind(), body);
    references.function(app, Members.stored(body));
    if (stored == StoredCollection.INCOMING_WEBHOOKS) {
      references.webhook(Members.of(body));
    }
  }

  public Reply merge(Call call, App app) {
    return merge(call, app, Bodies.document(call));
  }

  /** Switches it on or off; whatever the request says beside. */
  public Reply setDisabled(Call call, App app, boolean disabled) {
    merge(call, app, new Document("disabled", disabled));
    return Reply.empty(204);
  }

  /** Endpoints answer an empty document, everything else nothing: so the service describes it. */
  public Reply delete(Call call, App app) {
    config.delete(app, stored.kind(), part(call, app).id().toHexString());
    return stored == StoredCollection.ENDPOINTS
        ? Bodies.reply(200, new Document())
        : Reply.empty(204);
  }

  private Reply merge(Call call, App app, Document changes) {
    DefinitionTypes.check(stored.kind(), changes);
    return changed(call, app, existing -> Documents.merged(existing, changes));
  }

  private Reply changed(Call call, App app, UnaryOperator<Document> newBody) {
    ConfigDocument part = part(call, app);
    String scope = stored.scope(config, call, app);
    ConfigDocument changed =
        config.change(
            app,
            stored.kind(),
            part.id().toHexString(),
            body -> stored.key(body).map(key -> scope + key).orElse(part.name()),
            newBody);
    return stored.change() == StoredCollection.Change.PUT
        ? Reply.empty(204)
        : Bodies.reply(200, stored.summary(changed));
  }

  private ConfigDocument part(Call call, App app) {
    String scope = stored.scope(config, call, app);
    String id = call.pathParameter(stored.idParameter());
    ConfigDocument part = config.get(app, stored.kind(), id);
    if (!part.name().startsWith(scope)) {
      throw config.notFound(stored.kind(), id);
    }
    return part;
  }
}
