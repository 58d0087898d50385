package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Configuration;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.runtime.Ids;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Groups changes of an app into drafts, makes drafts live, and goes back to what was live. */
public final class DeploymentService {

  /** Stands for the configuration that is live. */
  public static final String LIVE = "live";

  /** Stands for the draft. */
  public static final String DRAFT = "draft";

  private final Deployments deployments;
  private final AppStates apps;
  private final Ids ids;

  public DeploymentService(AppStates apps, Ids ids) {
    this.deployments = apps.deployments();
    this.apps = apps;
    this.ids = ids;
  }

  /** Returns the last {@value AppState#MOST_DEPLOYMENTS} deployments, the newest first. */
  public List<Deployment> list(App app) {
    return deployments.list(app.id());
  }

  /**
   * Returns a deployment by the id in a path.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none, or no longer
   */
  public Deployment get(App app, String id) {
    return list(app).stream()
        .filter(deployment -> deployment.id().toHexString().equals(id))
        .findFirst()
        .orElseThrow(AdminRefusals::deploymentNotFound);
  }

  /**
   * Returns an app as a deployment made it live, whatever was deployed since.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such deployment, or
   *     no longer
   */
  public PastApp past(App app, String id) {
    AppState state = apps.find(app.id()).orElseThrow(AdminRefusals::deploymentNotFound);
    Configuration then = past(state, id);
    AppState past =
        new AppState(
            then.revision(),
            then,
            state.alwaysLive(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new PastApp(past.app(Edition.DEPLOYED), apps.reading(past));
  }

  /**
   * Makes live again what a deployment made live; secrets and users stay as they are.
   *
   * @return the new deployment that this is
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such deployment
   */
  public Deployment redeploy(App app, String id) {
    return deployments
        .redeploy(app.id(), get(app, id).id())
        .orElseThrow(AdminRefusals::deploymentNotFound);
  }

  /** Returns the id of the open draft, of which an app has at most one: there is one operator. */
  public Optional<ObjectId> draft(App app) {
    return deployments.draft(app.id());
  }

  /**
   * Returns the open draft by the id in a path.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is not open
   */
  public ObjectId draft(App app, String id) {
    return draft(app)
        .filter(draft -> draft.toHexString().equals(id))
        .orElseThrow(AdminRefusals::draftNotFound);
  }

  /**
   * Opens a draft, which takes all further changes by the operator.
   *
   * @return its id
   * @throws io.appservices.emulator.domain.AppServicesException if one is open
   */
  public ObjectId openDraft(App app) {
    ObjectId draft = ids.next();
    if (!deployments.openDraft(app.id(), draft)) {
      throw AdminRefusals.draftExists();
    }
    return draft;
  }

  /**
   * Drops what was changed in a draft.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is not open
   */
  public void discard(App app, String id) {
    if (!deployments.discard(app.id(), draft(app, id))) {
      throw AdminRefusals.draftNotFound();
    }
  }

  /**
   * Makes a draft live as a whole.
   *
   * @param name the name of the deployment; may be empty
   * @throws io.appservices.emulator.domain.AppServicesException if it is not open, or would undo
   *     what was deployed since it was opened
   */
  public Deployment deploy(App app, String id, String name) {
    return deployments
        .deploy(app.id(), draft(app, id), name)
        .orElseThrow(() -> undeployed(app, id));
  }

  private AppServicesException undeployed(App app, String id) {
    // Throws by itself if the draft is gone.
    draft(app, id);
    return AdminRefusals.draftOutdated();
  }

  /**
   * Returns what deploying a draft would change, one line for each part.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is not open
   */
  public List<String> diff(App app, String id) {
    AppState state =
        apps.find(app.id())
            .filter(found -> found.draft().filter(draft -> isNamed(draft, id)).isPresent())
            .orElseThrow(AdminRefusals::draftNotFound);
    return new ConfigDiff(state.deployed(), edited(state)).lines();
  }

  /**
   * Returns how one configuration of an app differs from another.
   *
   * @param from what it was: the id of a deployment, {@value #LIVE}, or {@value #DRAFT} for the
   *     draft, or what is live if none is open
   * @param to what it is, named in the same way
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such deployment, or
   *     no longer
   */
  public List<ConfigChange> changes(App app, String from, String to) {
    AppState state = apps.find(app.id()).orElseThrow(AdminRefusals::deploymentNotFound);
    return new ConfigDiff(named(state, from), named(state, to)).changes();
  }

  private static Configuration named(AppState state, String name) {
    return switch (name) {
      case LIVE -> state.deployed();
      case DRAFT -> edited(state);
      default -> past(state, name);
    };
  }

  private static Configuration past(AppState state, String id) {
    return state.history().stream()
        .filter(past -> past.deployment().id().toHexString().equals(id))
        .map(AppState.Past::configuration)
        .findFirst()
        .orElseThrow(AdminRefusals::deploymentNotFound);
  }

  private static Configuration edited(AppState state) {
    return state.draft().map(AppState.Draft::configuration).orElse(state.deployed());
  }

  private static boolean isNamed(AppState.Draft draft, String id) {
    return draft.id().toHexString().equals(id);
  }
}
