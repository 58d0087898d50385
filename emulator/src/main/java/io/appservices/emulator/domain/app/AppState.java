package io.appservices.emulator.domain.app;

import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.domain.app.Edition.STAGED;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * The configurations of one app: the one that is deployed, the draft if one is open, the copy that
 * an import works on, and those that were deployed before. It never changes; every change makes
 * another one, and is empty if it cannot be made.
 *
 * <p>A change of the edited configuration goes to the draft if one is open; otherwise it is live at
 * once and is a deployment of its own. Changes of the deployed configuration itself are no
 * deployments.
 *
 * @param revision the highest of its configurations so far
 * @param alwaysLive the parts of kinds that are not deployed
 * @param history the newest first, {@value #MOST_DEPLOYMENTS} at most
 */
public record AppState(
    long revision,
    Configuration deployed,
    ConfigParts alwaysLive,
    Optional<Draft> draft,
    Optional<Staged> staged,
    List<Past> history) {

  /** The number of deployments kept of an app; one more drops the oldest. */
  public static final int MOST_DEPLOYMENTS = 100;

  /** A draft, and the revision that was deployed when it was opened. */
  public record Draft(ObjectId id, long base, Configuration configuration) {}

  /** A copy of an edition, and the revision that this had when it was copied. */
  public record Staged(Edition origin, long base, Configuration configuration) {}

  /** A deployment, and the configuration that it made live. */
  public record Past(Deployment deployment, Configuration configuration) {}

  public AppState {
    history = List.copyOf(history);
  }

  /** Returns a new app, with the first parts of its configuration; that is no deployment. */
  public static AppState of(App app, List<ConfigDocument> parts) {
    Configuration first =
        new Configuration(1, app.as(DEPLOYED), ConfigParts.EMPTY.with(kept(parts, true)));
    ConfigParts alwaysLive = ConfigParts.EMPTY.with(kept(parts, false));
    return new AppState(1, first, alwaysLive, Optional.empty(), Optional.empty(), List.of());
  }

  private static List<ConfigDocument> kept(List<ConfigDocument> parts, boolean deployed) {
    return parts.stream().filter(part -> part.kind().isDeployed() == deployed).toList();
  }

  public ObjectId id() {
    return deployed.app().id();
  }

  /**
   * Returns the app with what an edition of it says; the deployed one where that edition is not
   * open.
   */
  public App app(Edition edition) {
    return configuration(edition).app().as(edition);
  }

  /** Returns the parts of an edition, among them all of a kind. */
  public ConfigParts parts(Edition edition, ConfigKind kind) {
    return kind.isDeployed() ? configuration(edition).parts() : alwaysLive;
  }

  private Configuration configuration(Edition edition) {
    return switch (edition) {
      case DEPLOYED -> deployed;
      case EDITED -> draft.map(Draft::configuration).orElse(deployed);
      case STAGED -> staged.map(Staged::configuration).orElse(deployed);
    };
  }

  /**
   * Returns the state with another app in an edition.
   *
   * @param now the deployment that this is if it is one
   */
  public Optional<AppState> edit(Edition edition, App app, Deployment now) {
    return edit(edition, configuration(edition).with(app.as(DEPLOYED)), now);
  }

  /**
   * Returns the state with other parts in an edition, which differ in those of one kind.
   *
   * @param now the deployment that this is if it is one
   */
  public Optional<AppState> edit(
      Edition edition, ConfigKind kind, ConfigParts parts, Deployment now) {
    if (kind.isDeployed()) {
      return edit(edition, configuration(edition).with(parts), now);
    }
    return isOpen(edition)
        ? Optional.of(new AppState(revision, deployed, parts, draft, staged, history))
        : Optional.empty();
  }

  private Optional<AppState> edit(Edition edition, Configuration after, Deployment now) {
    return isOpen(edition) ? Optional.of(with(edition, after, Optional.of(now))) : Optional.empty();
  }

  /** Returns whether an edition can be changed: the staged one only while something is staged. */
  public boolean isOpen(Edition edition) {
    return edition != STAGED || staged.isPresent();
  }

  private AppState with(Edition edition, Configuration edited, Optional<Deployment> now) {
    long next = revision + 1;
    Configuration after = edited.as(next);
    return switch (edition) {
      case DEPLOYED -> new AppState(next, after, alwaysLive, draft, staged, history);
      case EDITED ->
          draft
              .map(open -> new Draft(open.id(), open.base(), after))
              .map(open -> with(next, Optional.of(open), staged))
              .orElseGet(
                  () ->
                      now.map(deployment -> live(edited, deployment))
                          .orElseGet(() -> with(DEPLOYED, edited, now)));
      case STAGED ->
          with(next, draft, staged.map(copy -> new Staged(copy.origin(), copy.base(), after)));
    };
  }

  private AppState with(long next, Optional<Draft> newDraft, Optional<Staged> newStaged) {
    return new AppState(next, deployed, alwaysLive, newDraft, newStaged, history);
  }

  /** Returns the state with a configuration made live by a deployment. */
  private AppState live(Configuration after, Deployment deployment) {
    long next = revision + 1;
    Configuration live = after.with(after.app().withLastModified(deployment.deployedAt())).as(next);
    List<Past> longer =
        Stream.concat(Stream.of(new Past(deployment, live)), history.stream())
            .limit(MOST_DEPLOYMENTS)
            .toList();
    return new AppState(next, live, alwaysLive, draft, staged, longer);
  }

  /** Returns the state with a draft of the deployed configuration; empty if one is open. */
  public Optional<AppState> openDraft(ObjectId draftId) {
    Draft opened = new Draft(draftId, deployed.revision(), deployed);
    return draft.isPresent()
        ? Optional.empty()
        : Optional.of(with(revision, Optional.of(opened), staged));
  }

  /** Returns the state without the draft; empty if it is not open. */
  public Optional<AppState> discard(ObjectId draftId) {
    return open(draftId).map(dropped -> with(revision, Optional.empty(), staged));
  }

  /**
   * Returns the state with a draft made live.
   *
   * @return empty if the draft is not open, or something else was deployed since it was opened,
   *     which it would undo
   */
  public Optional<AppState> deploy(ObjectId draftId, Deployment deployment) {
    return open(draftId)
        .filter(current -> current.base() == deployed.revision())
        .map(
            current ->
                with(revision, Optional.empty(), staged).live(current.configuration(), deployment));
  }

  private Optional<Draft> open(ObjectId draftId) {
    return draft.filter(current -> current.id().equals(draftId));
  }

  /**
   * Returns the state with the configuration of an earlier deployment live again; empty if there is
   * no such deployment.
   */
  public Optional<AppState> redeploy(ObjectId deploymentId, Deployment deployment) {
    Predicate<Past> wanted = past -> past.deployment().id().equals(deploymentId);
    return history.stream()
        .filter(wanted)
        .findFirst()
        .map(past -> live(past.configuration(), deployment));
  }

  /**
   * Returns the state with what is deployed deployed once more, for what is live beside the
   * configuration; empty while a draft is open, which would be outdated by it.
   */
  public Optional<AppState> deployAgain(Deployment deployment) {
    return draft.isPresent() ? Optional.empty() : Optional.of(live(deployed, deployment));
  }

  /** Returns the state with a copy of an edition staged, which replaces what was staged. */
  public AppState stage(Edition from) {
    Configuration copied = configuration(from);
    return with(revision, draft, Optional.of(new Staged(from, copied.revision(), copied)));
  }

  /** Returns the state with nothing staged; empty if nothing is. */
  public Optional<AppState> unstaged() {
    return staged.map(dropped -> unstage());
  }

  private AppState unstage() {
    return with(revision, draft, Optional.empty());
  }

  /**
   * Returns the state with the staged configuration in place of the edition that it was copied
   * from. Nothing is staged afterwards.
   *
   * @param deployment the deployment that this is, unless it goes to a draft; empty where an app is
   *     being made
   * @return empty if nothing is staged or that edition was changed meanwhile
   */
  public Optional<AppState> publish(Optional<Deployment> deployment) {
    return staged
        .filter(copy -> configuration(copy.origin()).revision() == copy.base())
        .map(copy -> unstage().published(copy, deployment));
  }

  private AppState published(Staged copy, Optional<Deployment> deployment) {
    return copy.origin() == DEPLOYED && deployment.isPresent()
        ? live(copy.configuration(), deployment.get())
        : with(copy.origin(), copy.configuration(), deployment);
  }
}
