package io.appservices.emulator.service;

import io.appservices.emulator.domain.AppServicesException;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two threads call the services over the stores in memory. What they are answered has to be what a
 * few lines of rules, the scene's {@code Rules}, answer to the same calls in some order. Lincheck
 * changes all classes that are loaded, so it takes a JVM of its own.
 */
@Tag("lincheck")
class LincheckTest {

  private static final int SCENARIOS = 10;
  private static final int REPETITIONS = 100;

  @Test
  void aRevocationEndsWhatARefreshMeanwhileGave() {
    check(RevokeAndRefresh.class, RevokeAndRefresh.Rules.class);
  }

  @Test
  void aDeletionEndsALoginMeanwhile() {
    check(DeleteAndLogIn.class, DeleteAndLogIn.Rules.class);
  }

  @Test
  void anAccountIsLinkedToOneUser() {
    check(LinkAndLink.class, LinkAndLink.Rules.class);
  }

  @Test
  void aDraftIsDeployedOnceWithAllThatWasChangedInIt() {
    check(DraftAndDeploy.class, DraftAndDeploy.Rules.class);
  }

  private static void check(Class<?> scene, Class<?> rules) {
    new StressOptions()
        .iterations(SCENARIOS)
        .invocationsPerIteration(REPETITIONS)
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .minimizeFailedScenario(false)
        .sequentialSpecification(rules)
        .check(scene);
  }

  /** Whether a call is answered and not refused. */
  static boolean succeeds(Runnable call) {
    try {
      call.run();
      return true;
    } catch (AppServicesException refusal) {
      return false;
    }
  }
}
