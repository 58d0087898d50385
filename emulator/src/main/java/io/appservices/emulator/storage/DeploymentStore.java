package io.appservices.emulator.storage;

import io.appservices.emulator.domain.Deployment;
import io.appservices.emulator.domain.Edition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/**
 * The drafts and deployments of all apps.
 *
 * <p>A change of the edited configuration goes to the draft if one is open; otherwise it is live at
 * once and is a deployment of its own, which the stores that are changed write down here. Changes
 * of the deployed configuration itself are not written down.
 */
public interface DeploymentStore {

  /** How many deployments of an app are kept; with one more the oldest is forgotten. */
  int KEPT = 100;

  /** The id of the open draft. */
  Optional<ObjectId> draft(ObjectId appId);

  /**
   * Opens a draft of what is deployed now.
   *
   * @return false, and nothing is changed, if one is open or the app does not exist
   */
  boolean openDraft(ObjectId appId, ObjectId draftId);

  /** Drops a draft; false if it is not open. Of this and {@link #deploy} exactly one succeeds. */
  boolean discard(ObjectId appId, ObjectId draftId);

  /**
   * Makes a draft live.
   *
   * @param name what the deployment is called
   * @return the deployment, or empty if the draft is not open or something else was deployed since
   *     it was opened, which it would undo; it stays open then
   */
  Optional<Deployment> deploy(ObjectId appId, ObjectId draftId, String name);

  /** The newest first. */
  List<Deployment> list(ObjectId appId);

  /**
   * Makes live again what a deployment made live. An open draft stays as it is.
   *
   * @return the new deployment that this is, or empty if there is no such deployment
   */
  Optional<Deployment> redeploy(ObjectId appId, ObjectId deploymentId);

  /**
   * Copies an edition of an app to {@link Edition#STAGED}, in the place of what is staged.
   *
   * @return false if there is no such app
   */
  boolean stage(ObjectId appId, Edition from);

  /**
   * Puts what is staged in the place of the edition that it was copied from, in one step, as one
   * change. Nothing is staged afterwards.
   *
   * @param deployed whether it is a deployment, unless it goes to a draft; where an app is being
   *     made it is none
   * @return false, and nothing else is changed, if nothing is staged or that edition was changed
   *     meanwhile
   */
  boolean publish(ObjectId appId, boolean deployed);

  /** Drops what is staged, if anything is. */
  void unstage(ObjectId appId);

  /**
   * Calls a listener with the id of an app after every change of what is deployed of it, by
   * whatever way; not for what is always live. The listener may read all stores, and must not
   * change the app.
   */
  void onChange(Consumer<ObjectId> listener);
}
