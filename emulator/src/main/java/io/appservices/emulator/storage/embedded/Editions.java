package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.domain.Edition.DEPLOYED;
import static io.appservices.emulator.domain.Edition.EDITED;
import static io.appservices.emulator.domain.Edition.STAGED;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.Deployment;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.storage.DeploymentStore;
import io.appservices.emulator.storage.embedded.ConfigParts.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/**
 * The configurations of one app: the one that is deployed, the draft if one is open, what an import
 * works on, and those that were deployed before. Readers take no lock.
 */
final class Editions {

  /** A draft, and what was deployed when it was opened. */
  private record Draft(ObjectId id, Configuration base, Configuration configuration) {}

  /** A copy of an edition, and what that was when it was copied. */
  private record Staged(Edition origin, Configuration base, Configuration configuration) {}

  private record Past(Deployment deployment, Configuration configuration) {}

  private final Supplier<Deployment> newDeployment;
  private final Runnable onChange;
  private final Deque<Past> history = new ArrayDeque<>();
  private volatile Configuration deployed;
  private volatile Draft draft;
  private volatile Staged staged;
  private volatile ConfigParts alwaysLive = ConfigParts.EMPTY;
  private boolean open = true;

  /**
   * The first configuration of an app.
   *
   * @param onChange is run after every change of what is deployed
   */
  Editions(Configuration first, Supplier<Deployment> newDeployment, Runnable onChange) {
    this.deployed = first;
    this.newDeployment = newDeployment;
    this.onChange = onChange;
  }

  App app(Edition edition) {
    return configuration(edition).app().as(edition);
  }

  ConfigParts parts(Edition edition, boolean isDeployed) {
    return isDeployed ? configuration(edition).parts() : alwaysLive;
  }

  private Configuration configuration(Edition edition) {
    return switch (edition) {
      case DEPLOYED -> deployed;
      case EDITED -> ofDraft(draft);
      case STAGED -> ofStaged(staged);
    };
  }

  private Configuration ofDraft(Draft current) {
    return current == null ? deployed : current.configuration();
  }

  private Configuration ofStaged(Staged current) {
    return current == null ? deployed : current.configuration();
  }

  synchronized Optional<App> change(Edition edition, UnaryOperator<App> change) {
    if (!isOpen(edition)) {
      return Optional.empty();
    }
    App after = change.apply(app(edition)).as(DEPLOYED);
    put(edition, configuration(edition).with(app -> after));
    return Optional.of(app(edition));
  }

  private boolean isOpen(Edition edition) {
    return open && (edition != STAGED || staged != null);
  }

  /** Changes parts; a change to nothing leaves them. */
  synchronized Optional<ConfigDocument> change(
      Edition edition, boolean isDeployed, Function<ConfigParts, Optional<Change>> change) {
    Optional<Change> changed =
        isOpen(edition) ? change.apply(parts(edition, isDeployed)) : Optional.empty();
    changed.map(Change::after).ifPresent(after -> put(edition, isDeployed, after));
    return changed.map(Change::result);
  }

  private void put(Edition edition, boolean isDeployed, ConfigParts after) {
    if (isDeployed) {
      put(edition, configuration(edition).with(after));
    } else {
      alwaysLive = after;
    }
  }

  private void put(Edition edition, Configuration after) {
    if (edition == STAGED) {
      staged = new Staged(staged.origin(), staged.base(), after);
    } else if (edition == DEPLOYED) {
      deployed = after;
      onChange.run();
    } else if (draft != null) {
      draft = new Draft(draft.id(), draft.base(), after);
    } else {
      deploy(after, UnaryOperator.identity());
    }
  }

  synchronized boolean stage(Edition from) {
    staged = open ? new Staged(from, configuration(from), configuration(from)) : null;
    return open;
  }

  synchronized void unstage() {
    staged = null;
  }

  synchronized boolean publish(boolean isDeployment) {
    Staged done = staged;
    staged = null;
    if (!open || done == null || configuration(done.origin()) != done.base()) {
      return false;
    }
    if (done.origin() == DEPLOYED && isDeployment) {
      deploy(done.configuration(), UnaryOperator.identity());
    } else {
      put(done.origin(), done.configuration());
    }
    return true;
  }

  private Deployment deploy(Configuration after, UnaryOperator<Deployment> more) {
    Deployment deployment = more.apply(newDeployment.get());
    deployed = after.with(app -> app.withLastModified(deployment.deployedAt()));
    history.addFirst(new Past(deployment, deployed));
    if (history.size() > DeploymentStore.KEPT) {
      history.removeLast();
    }
    onChange.run();
    return deployment;
  }

  synchronized Optional<ObjectId> draft() {
    return Optional.ofNullable(draft).map(Draft::id);
  }

  synchronized boolean openDraft(ObjectId id) {
    if (!open || draft != null) {
      return false;
    }
    draft = new Draft(id, deployed, deployed);
    return true;
  }

  synchronized boolean discard(ObjectId id) {
    boolean isOpen = isDraft(id);
    draft = isOpen ? null : draft;
    return isOpen;
  }

  synchronized Optional<Deployment> deploy(ObjectId draftId, String name) {
    if (!open || !isDraft(draftId) || draft.base() != deployed) {
      return Optional.empty();
    }
    Deployment deployment = deploy(draft.configuration(), d -> d.ofDraft(draftId, name));
    draft = null;
    return Optional.of(deployment);
  }

  private boolean isDraft(ObjectId id) {
    return draft != null && draft.id().equals(id);
  }

  synchronized List<Deployment> deployments() {
    return history.stream().map(Past::deployment).toList();
  }

  synchronized Optional<Deployment> redeploy(ObjectId deploymentId) {
    return history.stream()
        .filter(past -> open && past.deployment().id().equals(deploymentId))
        .findFirst()
        .map(past -> deploy(past.configuration(), UnaryOperator.identity()));
  }

  /** From now on nothing can be changed. */
  synchronized void close() {
    open = false;
  }
}
