package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.domain.Edition.DEPLOYED;
import static io.appservices.emulator.domain.Edition.EDITED;

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
 * The configurations of one app: the one that is deployed, the draft if one is open, and those that
 * were deployed before. Readers take no lock.
 */
final class Editions {

  private record Draft(ObjectId id, Configuration configuration) {}

  private record Past(Deployment deployment, Configuration configuration) {}

  private final Supplier<Deployment> newDeployment;
  private final Runnable onChange;
  private final Deque<Past> history = new ArrayDeque<>();
  private volatile Configuration deployed;
  private volatile Draft draft;
  private volatile ConfigParts alwaysLive = ConfigParts.EMPTY;
  private boolean open = true;

  /**
   * The first configuration of an app, which has no parts.
   *
   * @param onChange is run after every change of what is deployed
   */
  Editions(App app, Supplier<Deployment> newDeployment, Runnable onChange) {
    this.deployed = new Configuration(app.as(DEPLOYED), ConfigParts.EMPTY);
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
    Draft current = draft;
    return edition == EDITED && current != null ? current.configuration() : deployed;
  }

  synchronized Optional<App> change(Edition edition, UnaryOperator<App> change) {
    if (!open) {
      return Optional.empty();
    }
    App after = change.apply(app(edition)).as(DEPLOYED);
    put(edition, configuration(edition).with(app -> after));
    return Optional.of(app(edition));
  }

  /** Changes parts; a change to nothing leaves them. */
  synchronized Optional<ConfigDocument> change(
      Edition edition, boolean isDeployed, Function<ConfigParts, Optional<Change>> change) {
    Optional<Change> changed = open ? change.apply(parts(edition, isDeployed)) : Optional.empty();
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
    if (edition == DEPLOYED) {
      deployed = after;
      onChange.run();
    } else if (draft != null) {
      draft = new Draft(draft.id(), after);
    } else {
      deploy(after, UnaryOperator.identity());
    }
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
    draft = new Draft(id, deployed);
    return true;
  }

  synchronized boolean discard(ObjectId id) {
    boolean isOpen = isDraft(id);
    draft = isOpen ? null : draft;
    return isOpen;
  }

  synchronized Optional<Deployment> deploy(ObjectId draftId, String name) {
    if (!open || !isDraft(draftId)) {
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
