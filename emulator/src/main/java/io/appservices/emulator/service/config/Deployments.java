package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.service.config.AppStates.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bson.types.ObjectId;

/** The drafts and deployments of all apps. */
public final class Deployments {

  private final AppStates apps;

  Deployments(AppStates apps) {
    this.apps = apps;
  }

  /** Returns the id of the open draft. */
  public Optional<ObjectId> draft(ObjectId appId) {
    return apps.find(appId).flatMap(AppState::draft).map(AppState.Draft::id);
  }

  /**
   * Opens a draft of what is deployed now.
   *
   * @return false, and nothing is changed, if one is open or the app does not exist
   */
  public boolean openDraft(ObjectId appId, ObjectId draftId) {
    return apps.change(appId, (state, now) -> state.openDraft(draftId));
  }

  /** Drops a draft; false if it is not open. Of this and {@link #deploy} exactly one succeeds. */
  public boolean discard(ObjectId appId, ObjectId draftId) {
    return apps.change(appId, (state, now) -> state.discard(draftId));
  }

  /**
   * Makes a draft live.
   *
   * @param name the name of the deployment
   * @return the deployment, or empty if the draft is not open or something else was deployed since
   *     it was opened, which it would undo; it stays open then
   */
  public Optional<Deployment> deploy(ObjectId appId, ObjectId draftId, String name) {
    return deployed(appId, (state, now) -> state.deploy(draftId, now.ofDraft(draftId, name)));
  }

  /** Returns the deployments, the newest first. */
  public List<Deployment> list(ObjectId appId) {
    return apps.find(appId).map(AppState::history).orElse(List.of()).stream()
        .map(AppState.Past::deployment)
        .toList();
  }

  /**
   * Makes live again what a deployment made live. An open draft stays as it is.
   *
   * @return the new deployment that this is, or empty if there is no such deployment
   */
  public Optional<Deployment> redeploy(ObjectId appId, ObjectId deploymentId) {
    return deployed(appId, (state, now) -> state.redeploy(deploymentId, now));
  }

  /**
   * Writes down that something beside the configuration of an app went live.
   *
   * @return the deployment that this is; empty while a draft is open
   */
  public Optional<Deployment> deployAgain(ObjectId appId) {
    return deployed(appId, (state, now) -> state.deployAgain(now));
  }

  private Optional<Deployment> deployed(
      ObjectId appId, BiFunction<AppState, Deployment, Optional<AppState>> change) {
    return apps.update(
            appId,
            (state, now) -> {
              Optional<AppState> after = change.apply(state, now);
              return new Attempt<>(after.map(made -> made.history().get(0).deployment()), after);
            })
        .flatMap(made -> made);
  }

  /**
   * Copies an edition of an app to {@link Edition#STAGED}, in the place of what is staged.
   *
   * @return false if there is no such app
   */
  public boolean stage(ObjectId appId, Edition from) {
    return apps.change(appId, (state, now) -> Optional.of(state.stage(from)));
  }

  /**
   * Puts what is staged in the place of the edition that it was copied from, in one step, as one
   * change. Nothing is staged afterwards.
   *
   * @param deployed whether it is a deployment, unless it goes to a draft; where an app is being
   *     made it is none
   * @return false, and nothing else is changed, if nothing is staged or that edition was changed
   *     meanwhile
   */
  public boolean publish(ObjectId appId, boolean deployed) {
    return apps.update(
            appId,
            (state, now) -> {
              Optional<AppState> after =
                  state.publish(Optional.of(now).filter(deployment -> deployed));
              return new Attempt<>(after.isPresent(), after.or(() -> state.unstaged()));
            })
        .orElse(false);
  }

  /** Drops what is staged, if anything is. */
  public void unstage(ObjectId appId) {
    apps.change(appId, (state, now) -> state.unstaged());
  }
}
