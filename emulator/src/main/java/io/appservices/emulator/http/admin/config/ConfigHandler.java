package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.DefinitionTypes;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.Document;

/**
 * The operations on the parts of one kind of an app's configuration: create, list, read, replace
 * and delete.
 */
public final class ConfigHandler {

  private final ConfigService config;
  private final ConfigKind kind;
  private final String idParameter;
  private final Function<ConfigDocument, Document> summary;
  private final BiConsumer<App, Document> check;

  /**
   * Makes a handler of one kind.
   *
   * @param idParameter the parameter of paths that names a part
   * @param summary the view of a part in lists and after its creation
   * @param check refuses bodies that make no sense, and completes others
   */
  ConfigHandler(
      ConfigService config,
      ConfigKind kind,
      String idParameter,
      Function<ConfigDocument, Document> summary,
      BiConsumer<App, Document> check) {
    this.config = config;
    this.kind = kind;
    this.idParameter = idParameter;
    this.summary = summary;
    this.check = check;
  }

  public Reply list(Call call, App app) {
    return Bodies.reply(200, config.list(app, kind).stream().map(summary).toList());
  }

  /** Lists the parts of the type that the query asks for; all if it asks for none. */
  public Reply listOfType(Call call, App app) {
    Optional<String> type = call.query("type");
    return Bodies.reply(
        200,
        config.list(app, kind).stream()
            .filter(part -> type.isEmpty() || part.members().text("type").equals(type))
            .map(summary)
            .toList());
  }

  public Reply create(Call call, App app) {
    Document body = Bodies.document(call);
    check(app, body);
    return Bodies.reply(201, summary.apply(config.create(app, kind, body)));
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, ConfigViews.full(config.get(app, kind, id(call))));
  }

  public Reply replace(Call call, App app) {
    Document body = Bodies.document(call);
    check(app, body);
    config.replace(app, kind, id(call), body);
    return Reply.empty(204);
  }

  public Reply merge(Call call, App app) {
    Document body = Bodies.document(call);
    Document whole = ConfigViews.full(config.get(app, kind, id(call)));
    whole.putAll(body);
    check(app, whole);
    config.merge(app, kind, id(call), body);
    return Reply.empty(204);
  }

  private void check(App app, Document body) {
    DefinitionTypes.check(kind, body);
    check.accept(app, body);
  }

  public Reply delete(Call call, App app) {
    config.delete(app, kind, id(call));
    return Reply.empty(204);
  }

  /** Deletes with the status that clients of functions insist on, although 204 is described. */
  public Reply deleteFunction(Call call, App app) {
    delete(call, app);
    return Reply.empty(200);
  }

  /** Resumes what was suspended; nothing ever is here, so it only has to exist. */
  public Reply resume(Call call, App app) {
    config.get(app, kind, id(call));
    return Reply.empty(204);
  }

  /** Deletes; triggers answer an empty document where other parts answer nothing. */
  public Reply deleteWithBody(Call call, App app) {
    delete(call, app);
    return Bodies.reply(200, new Document());
  }

  private String id(Call call) {
    return call.pathParameter(idParameter);
  }
}
