package io.appservices.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the drawing of the packages. */
class ArchitectureTest {

  private static final JavaClasses CODE = EmulatorCode.ALL;

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages(Floor.BASE + ".architecture.planted");

  @TestFactory
  Stream<DynamicTest> everyPackageKnowsOnlyWhatIsBelowIt() {
    return Floor.all().stream()
        .map(floor -> DynamicTest.dynamicTest(floor.name(), () -> rule(floor).check(CODE)));
  }

  @Test
  void everyPackageIsInTheDrawing() {
    Set<String> declared = Floor.all().stream().map(Floor::packageName).collect(Collectors.toSet());
    assertThat(CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .as("packages that exist, and those that the drawing shows")
        .isEqualTo(declared);
  }

  @Test
  void noPackagesKnowEachOther() {
    slices()
        .matching(Floor.BASE + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("what is in a cycle can only be understood, tested and changed together")
        .check(CODE);
  }

  @Test
  void onlyRuntimeAsksForTimeAndChance() {
    Determinism.rule().check(CODE);
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    noClasses()
        .that(not(resideInAPackage(Floor.BASE + ".cli")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."))
        .because("the emulator runs inside the tests of others, whose console is theirs")
        .check(CODE);
  }

  /** The command line makes one, too: the hook that the JVM runs when it ends. */
  @Test
  void onlyRuntimeMakesThreads() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    Floor.BASE + ".runtime", Floor.BASE + ".cli", Floor.BASE + ".cli.start")))
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe(
                "it makes a thread",
                call ->
                    call.getTargetOwner().isEquivalentTo(Thread.class)
                        && call.getName().equals("<init>")))
        .orShould()
        .dependOnClassesThat(belongToAnyOf(Executors.class))
        .because("threads have one prefix and are daemons, which Threads sees to")
        .check(CODE);
  }

  @Test
  void noServiceKnowsAddressesOfTheServer() throws IOException {
    try (Stream<Path> files =
        Files.walk(Path.of("src/main/java/io/appservices/emulator/service"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readString(file)).doesNotContain("\"/api/", "/__emulator/"));
    }
  }

  @Test
  void everyPackageWithPublicTypesSaysWhatItIsFor() {
    assertThat(
            CODE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getPackageName)
                .distinct())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(Path.of("src/main/java", name.replace('.', '/'), "package-info.java"))
                    .exists());
  }

  @Test
  void aPlantedLookPastTheServiceIsCaught() {
    assertCaught(
        classes()
            .that(resideInAPackage("..planted.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(Floor.named("http.admin").allowed()))
            .because("it stands for the Admin API"),
        "EmbeddedStorage");
  }

  @Test
  void aPlantedWallClockIsCaught() {
    assertCaught(Determinism.rule(), "currentTimeMillis");
    assertCaught(Determinism.rule(), "java.time.Instant.now()");
    assertCaught(Determinism.rule(), "java.util.UUID.randomUUID()");
  }

  private static void assertCaught(ArchRule rule, String what) {
    assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
        .anyMatch(line -> line.contains(what));
  }

  private static ArchRule rule(Floor floor) {
    return classes()
        .that(resideInAPackage(floor.packageName()))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(floor.allowed()))
        .because(floor.reason());
  }
}
