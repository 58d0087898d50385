package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.SecretMembers;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Keeps the parts of apps that the Admin API makes and changes; of an app those of the edition that
 * it is given as.
 *
 * <p>It takes bodies as documents, since it keeps parts of all kinds alike, with members that the
 * emulator does not know: of a body it reads the name alone. Whoever needs more of a part reads
 * that into the record of its kind.
 */
public final class ConfigService {

  private static final String NAME = "name";
  private static final String ID = "_id";
  private static final String LAST_MODIFIED = "last_modified";

  private final AppStates apps;
  private final EmulatorClock clock;
  private final Ids ids;

  public ConfigService(AppStates apps, EmulatorClock clock, Ids ids) {
    this.apps = apps;
    this.clock = clock;
    this.ids = ids;
  }

  /** Returns the parts in the order they were made. */
  public List<ConfigDocument> list(App app, ConfigKind kind) {
    return store(app).list(app.id(), kind);
  }

  /** Returns whether there is a part of a kind; cheaper than the list. */
  public boolean has(App app, ConfigKind kind) {
    return store(app).has(app.id(), kind);
  }

  /** Returns the name of what a reference means; empty if it means nothing. */
  public Optional<String> name(App app, ConfigKind kind, Reference reference) {
    return reference.resolve(id -> find(app, kind, id).map(ConfigDocument::name));
  }

  public Optional<ConfigDocument> findByName(App app, ConfigKind kind, String name) {
    return store(app).findByName(app.id(), kind, name);
  }

  public Optional<ConfigDocument> find(App app, ConfigKind kind, ObjectId id) {
    return store(app).find(app.id(), kind, id);
  }

  /** Returns a part by the id in a path; a malformed id is not found. */
  public ConfigDocument get(App app, ConfigKind kind, String id) {
    return Optional.of(id)
        .filter(ObjectId::isValid)
        .flatMap(text -> store(app).find(app.id(), kind, new ObjectId(text)))
        .orElseThrow(() -> ConfigRefusals.notFound(kind, id));
  }

  /** Adds a part that is named by the {@code name} of its body. */
  public ConfigDocument create(App app, ConfigKind kind, Document body) {
    return insert(app, named(kind, body));
  }

  /** Returns a part that is named by the {@code name} of its body, and belongs to no app yet. */
  public ConfigDocument named(ConfigKind kind, Document body) {
    String name = Members.of(body).requiredText(NAME);
    if (name.isEmpty()) {
      throw Refusals.missingParameter(NAME);
    }
    return document(kind, name, withoutKeys(body));
  }

  /** Adds parts that are named by their bodies, in one step: all, or none if one is refused. */
  public void createAll(App app, ConfigKind kind, List<Document> bodies) {
    List<ConfigDocument> parts =
        bodies.stream()
            .map(body -> document(kind, Members.of(body).requiredText(NAME), withoutKeys(body)))
            .toList();
    if (!parts.isEmpty() && !store(app).insertAll(app.id(), parts)) {
      throw ConfigRefusals.nameTaken(kind, parts.get(0).name());
    }
  }

  /** Adds a part under a name of another kind than its body tells; the body stays as it is. */
  public ConfigDocument create(App app, ConfigKind kind, String name, Document body) {
    return insert(app, document(kind, name, Documents.without(body, ID)));
  }

  /** Adds a part that has no name; it is kept under its id. */
  public ConfigDocument createUnnamed(App app, ConfigKind kind, Document body) {
    ObjectId id = ids.next();
    return insert(
        app,
        new ConfigDocument(
            id, kind, id.toHexString(), Documents.without(body, ID), clock.seconds()));
  }

  private ConfigDocument insert(App app, ConfigDocument part) {
    if (!store(app).insert(app.id(), part)) {
      throw ConfigRefusals.nameTaken(part.kind(), part.name());
    }
    return part;
  }

  /**
   * Changes the body of a part that there is one of in each app; in one step, as that is one change
   * of the app.
   *
   * @param initial the body of a part that does not exist yet
   */
  public void createOrChange(
      App app, ConfigKind kind, String name, Document initial, UnaryOperator<Document> change) {
    if (!store(app).insert(app.id(), document(kind, name, change.apply(initial)))) {
      ConfigDocument existing =
          findByName(app, kind, name).orElseThrow(() -> ConfigRefusals.notFound(kind, name));
      change(app, kind, existing.id().toHexString(), body -> name, change);
    }
  }

  /**
   * Changes a part that is kept under a name which follows from its body.
   *
   * @param name the name for a body
   * @param newBody the new body for the old one
   */
  public ConfigDocument change(
      App app,
      ConfigKind kind,
      String id,
      Function<Document, String> name,
      UnaryOperator<Document> newBody) {
    ConfigDocument existing = get(app, kind, id);
    long now = clock.seconds();
    return store(app)
        .update(
            app.id(),
            kind,
            existing.id(),
            Update.to(
                part -> {
                  Document body = Documents.without(newBody.apply(part.body()), ID);
                  return part.with(name.apply(body), body, now);
                }))
        .orElseThrow(() -> ConfigRefusals.nameTaken(kind, existing.name()));
  }

  /** Replaces the body of a part, and its name if the body has one. */
  public ConfigDocument replace(App app, ConfigKind kind, String id, Document body) {
    return change(app, kind, id, body, existing -> withoutKeys(body));
  }

  /** Replaces the body of a part, and the name it is kept under, which its body does not tell. */
  public ConfigDocument replace(App app, ConfigKind kind, String id, String name, Document body) {
    return change(app, kind, id, rest -> name, existing -> body);
  }

  /** Returns the refusal of an id that no part has. */
  public AppServicesException notFound(ConfigKind kind, String id) {
    return ConfigRefusals.notFound(kind, id);
  }

  /** Returns the refusal of a name that another part of the kind has. */
  public AppServicesException nameTaken(ConfigKind kind, String name) {
    return ConfigRefusals.nameTaken(kind, name);
  }

  /** Replaces those members of a part that the body has; secrets of a service stay. */
  public ConfigDocument merge(App app, ConfigKind kind, String id, Document body) {
    return change(
        app,
        kind,
        id,
        body,
        existing -> {
          Document merged = Documents.merged(existing, withoutKeys(body));
          return kind == ConfigKind.SERVICE ? SecretMembers.keptInConfig(merged, existing) : merged;
        });
  }

  public void delete(App app, ConfigKind kind, String id) {
    if (store(app).delete(app.id(), kind, get(app, kind, id).id()).isEmpty()) {
      throw ConfigRefusals.notFound(kind, id);
    }
  }

  private ConfigDocument change(
      App app, ConfigKind kind, String id, Document body, UnaryOperator<Document> newBody) {
    ConfigDocument existing = get(app, kind, id);
    String name = Members.of(body).text(NAME).filter(n -> !n.isEmpty()).orElse(existing.name());
    long now = clock.seconds();
    return store(app)
        .update(
            app.id(),
            kind,
            existing.id(),
            Update.to(part -> part.with(name, newBody.apply(part.body()), now)))
        .orElseThrow(() -> ConfigRefusals.nameTaken(kind, name));
  }

  private EditionParts store(App app) {
    return apps.config(app.edition());
  }

  private ConfigDocument document(ConfigKind kind, String name, Document body) {
    return new ConfigDocument(ids.next(), kind, name, body, clock.seconds());
  }

  /** Removes the fields that the service itself adds to a part, in case they are sent back. */
  private static Document withoutKeys(Document body) {
    Document copy = Documents.without(body, NAME);
    copy.remove(ID);
    copy.remove(LAST_MODIFIED);
    return copy;
  }
}
