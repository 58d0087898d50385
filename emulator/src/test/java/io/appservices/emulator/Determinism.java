package io.appservices.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Time is told and chance is drawn in one place, so that a test can hold both still. */
final class Determinism {

  private static final Set<String> SOURCES =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.Calendar.getInstance");

  private static final Set<String> RANDOM =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

  private Determinism() {}

  static ArchRule rule() {
    return noClasses()
        .that(not(resideInAPackage(Floor.BASE + ".runtime")))
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe("it asks for time or chance", Determinism::asks))
        .because(
            "only runtime may ask for them: tests freeze and advance the clock. System.nanoTime"
                + " measures how long something waits and is free");
  }

  private static boolean asks(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    List<?> parameters = call.getTarget().getRawParameterTypes();
    return SOURCES.contains(owner + "." + name)
        || RANDOM.contains(owner) && name.equals("<init>")
        || owner.equals(Date.class.getName()) && name.equals("<init>") && parameters.isEmpty()
        || owner.startsWith("java.time.") && name.equals("now")
        || owner.equals(Clock.class.getName()) && name.startsWith("system");
  }
}
