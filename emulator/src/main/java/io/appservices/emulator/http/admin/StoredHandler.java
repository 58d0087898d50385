package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.function.ConfigService;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** Makes, lists, shows, changes and deletes the parts of one stored collection. */
final class StoredHandler {

  private final ConfigService config;
  private final StoredCollection stored;

  StoredHandler(ConfigService config, StoredCollection stored) {
    this.config = config;
    this.stored = stored;
  }

  Reply list(Call call) {
    String scope = stored.scope(config, call);
    Predicate<ConfigDocument> listed = stored.listed(call);
    return Bodies.reply(
        200,
        config.list(app(call), stored.kind()).stream()
            .filter(part -> part.name().startsWith(scope) && listed.test(part))
            .map(stored::summary)
            .toList());
  }

  /** Schemas are answered with 200, everything else with 201: so the service describes it. */
  Reply create(Call call) {
    String scope = stored.scope(config, call);
    Document body = Bodies.document(call);
    ConfigDocument made =
        stored
            .key(body)
            .map(key -> config.create(app(call), stored.kind(), scope + key, body))
            .orElseGet(() -> config.createUnnamed(app(call), stored.kind(), body));
    return Bodies.reply(stored == StoredCollection.SCHEMAS ? 200 : 201, stored.summary(made));
  }

  Reply get(Call call) {
    return Bodies.reply(200, stored.whole(part(call)));
  }

  Reply replace(Call call) {
    Document body = Bodies.document(call);
    return changed(call, existing -> body);
  }

  Reply merge(Call call) {
    return merge(call, Bodies.document(call));
  }

  /** Switches it on or off; whatever the request says beside. */
  Reply setDisabled(Call call, boolean disabled) {
    merge(call, new Document("disabled", disabled));
    return Reply.empty(204);
  }

  /** Endpoints answer an empty document, everything else nothing: so the service describes it. */
  Reply delete(Call call) {
    config.delete(app(call), stored.kind(), part(call).id().toHexString());
    return stored == StoredCollection.ENDPOINTS
        ? Bodies.reply(200, new Document())
        : Reply.empty(204);
  }

  private Reply merge(Call call, Document changes) {
    return changed(call, existing -> Documents.merged(existing, changes));
  }

  private Reply changed(Call call, UnaryOperator<Document> newBody) {
    ConfigDocument part = part(call);
    String scope = stored.scope(config, call);
    ConfigDocument changed =
        config.change(
            app(call),
            stored.kind(),
            part.id().toHexString(),
            body -> stored.key(body).map(key -> scope + key).orElse(part.name()),
            newBody);
    return stored.change() == StoredCollection.Change.PUT
        ? Reply.empty(204)
        : Bodies.reply(200, stored.summary(changed));
  }

  private ConfigDocument part(Call call) {
    String scope = stored.scope(config, call);
    String id = call.pathParameter(stored.idParameter());
    ConfigDocument part = config.get(app(call), stored.kind(), id);
    if (!part.name().startsWith(scope)) {
      throw config.notFound(stored.kind(), id);
    }
    return part;
  }
}
