package io.appservices.emulator.domain.app;

import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A deployment: an app's configuration was made live (Admin API: Deployment).
 *
 * @param deployedAt seconds since 1970
 * @param draftId the draft that was deployed; none where a change or a redeployment went live by
 *     itself
 * @param name the name given by the operator; empty if none
 */
public record Deployment(ObjectId id, long deployedAt, Optional<ObjectId> draftId, String name) {

  /** Makes a deployment without a draft. */
  public Deployment(ObjectId id, long deployedAt) {
    this(id, deployedAt, Optional.empty(), "");
  }

  /** Returns the deployment as that of a draft. */
  public Deployment ofDraft(ObjectId draft, String called) {
    return new Deployment(id, deployedAt, Optional.of(draft), called);
  }
}
