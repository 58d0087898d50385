package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.ConfigParts;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.service.config.AppStates.Attempt;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.types.ObjectId;

/**
 * The parts of all apps in one edition: functions, values, secrets, services, triggers and the
 * like.
 */
public final class EditionParts {

  private final AppStates apps;
  private final Edition edition;

  EditionParts(AppStates apps, Edition edition) {
    this.apps = apps;
    this.edition = edition;
  }

  public Optional<ConfigDocument> find(ObjectId appId, ConfigKind kind, ObjectId id) {
    return parts(appId, kind).find(kind, id);
  }

  public Optional<ConfigDocument> findByName(ObjectId appId, ConfigKind kind, String name) {
    return parts(appId, kind).findByName(kind, name);
  }

  /** Returns the parts in the order of their ids. */
  public List<ConfigDocument> list(ObjectId appId, ConfigKind kind) {
    return parts(appId, kind).list(kind);
  }

  /** Returns whether there is a part of a kind. */
  public boolean has(ObjectId appId, ConfigKind kind) {
    return parts(appId, kind).has(kind);
  }

  private ConfigParts parts(ObjectId appId, ConfigKind kind) {
    Optional<AppState> state = apps.find(appId);
    return state.isPresent() ? state.get().parts(edition, kind) : ConfigParts.EMPTY;
  }

  /**
   * Adds a part; false, and nothing is changed, if its name is taken by one of its kind or the app
   * does not exist.
   */
  public boolean insert(ObjectId appId, ConfigDocument document) {
    return insertAll(appId, List.of(document));
  }

  /**
   * Adds parts of one kind in one step, at least one; false, and none is added, if a name is taken,
   * two have the same, or the app does not exist.
   */
  public boolean insertAll(ObjectId appId, List<ConfigDocument> documents) {
    ConfigKind kind = documents.get(0).kind();
    return apps.change(
        appId,
        (state, now) ->
            added(state.parts(edition, kind), documents)
                .flatMap(after -> state.edit(edition, kind, after, now)));
  }

  private static Optional<ConfigParts> added(ConfigParts before, List<ConfigDocument> documents) {
    ConfigParts parts = before;
    for (ConfigDocument document : documents) {
      if (parts.findByName(document.kind(), document.name()).isPresent()) {
        return Optional.empty();
      }
      parts = parts.with(document);
    }
    return Optional.of(parts);
  }

  /**
   * Changes a part. Its id and kind must stay.
   *
   * @return {@link UpdateResult.Taken} if another part of the kind has the new name
   */
  public UpdateResult<ConfigDocument> update(
      ObjectId appId, ConfigKind kind, ObjectId id, Update<ConfigDocument> change) {
    return apps.update(
            appId,
            (state, now) -> onPart(state, kind, id, part -> changed(state, part, change, now)))
        .orElseGet(UpdateResult.Missing::new);
  }

  private Attempt<UpdateResult<ConfigDocument>> changed(
      AppState state, ConfigDocument before, Update<ConfigDocument> change, Deployment now) {
    Optional<ConfigDocument> after = change.apply(before);
    ConfigParts parts = state.parts(edition, before.kind());
    if (after.filter(parts::isTaken).isPresent()) {
      return new Attempt<>(new UpdateResult.Taken<>(before), Optional.empty());
    }
    return new Attempt<>(
        UpdateResult.of(before, after),
        after.flatMap(part -> state.edit(edition, part.kind(), parts.with(part), now)));
  }

  /** Removes a part. Of concurrent calls exactly one gets it. */
  public Optional<ConfigDocument> delete(ObjectId appId, ConfigKind kind, ObjectId id) {
    UpdateResult<ConfigDocument> result =
        apps.update(
                appId, (state, now) -> onPart(state, kind, id, part -> removed(state, part, now)))
            .orElseGet(UpdateResult.Missing::new);
    return result.changed();
  }

  private Attempt<UpdateResult<ConfigDocument>> removed(
      AppState state, ConfigDocument part, Deployment now) {
    ConfigParts rest = state.parts(edition, part.kind()).without(part);
    return new Attempt<>(
        new UpdateResult.Changed<>(part, part), state.edit(edition, part.kind(), rest, now));
  }

  private Attempt<UpdateResult<ConfigDocument>> onPart(
      AppState state,
      ConfigKind kind,
      ObjectId id,
      Function<ConfigDocument, Attempt<UpdateResult<ConfigDocument>>> change) {
    Optional<ConfigDocument> part =
        state.isOpen(edition) ? state.parts(edition, kind).find(kind, id) : Optional.empty();
    return part.map(change)
        .orElseGet(() -> new Attempt<>(new UpdateResult.Missing<>(), Optional.empty()));
  }
}
