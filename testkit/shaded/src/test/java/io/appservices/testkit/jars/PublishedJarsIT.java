package io.appservices.testkit.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes with the testkit has nothing in it that a project could have from elsewhere. */
class PublishedJarsIT {

  private static final Pattern OWN =
      Pattern.compile(
          "io/appservices/(emulator|internal|testkit)/.*"
              + "|META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|licenses/.+)"
              + "|META-INF/services/io\\.appservices\\..+");

  /** What a class file, a list of modules or a compiler would take for a part of somebody else. */
  private static final Pattern NOT_RELOCATABLE =
      Pattern.compile(
          ".*(module-info\\.class|\\.kotlin_module|\\.kotlin_builtins|\\.so|\\.dll|\\.dylib|\\.jnilib)");

  private static final Pattern RELOCATED =
      Pattern.compile(
          "(com/fasterxml|com/github/benmanes|com/google/errorprone|com/mongodb|com/nimbusds|de/bwaldvogel"
              + "|io/javalin|io/netty|jakarta|kotlin|org/bson|org/eclipse|org/intellij|org/jetbrains|org/jspecify)/.*");

  static List<PublishedJar> jars() {
    return List.of(PublishedJar.emulator(), PublishedJar.testkit());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void holdsNothingThatAProjectCouldHave(PublishedJar jar) throws IOException {
    assertThat(jar.files())
        .isNotEmpty()
        .allMatch(OWN.asMatchPredicate(), "is the emulator's own")
        .noneMatch(NOT_RELOCATABLE.asMatchPredicate());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void usesNoLibraryUnderTheNameThatAProjectUses(PublishedJar jar) throws IOException {
    assertThat(jar.usedClasses()).isNotEmpty().noneMatch(RELOCATED.asMatchPredicate());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void carriesLicenseAndNoticeAndTheNameOfItsModule(PublishedJar jar) throws IOException {
    assertThat(jar.files()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    assertThat(jar.path().getFileName().toString())
        .startsWith(
            jar.manifest("Automatic-Module-Name").replaceFirst("io.", "").replace('.', '-'));
  }

  @Test
  void providersOfServicesAreInTheJar() throws IOException {
    PublishedJar jar = PublishedJar.emulator();
    List<String> files = jar.files();
    List<String> services =
        files.stream().filter(file -> file.startsWith("META-INF/services/")).toList();

    assertThat(services).isNotEmpty();
    for (String service : services) {
      assertThat(files).contains(classFile(service.substring("META-INF/services/".length())));
      assertThat(jar.text(service).lines().filter(line -> !line.isBlank()))
          .allMatch(provider -> files.contains(classFile(provider)));
    }
  }

  @Test
  void namesTheLicenceOfEveryLibraryInTheJar() throws IOException {
    PublishedJar jar = PublishedJar.emulator();
    Set<String> inside =
        all("(?m)^ +([^:\\s]+:[^:]+):jar:", jar.text("META-INF/licenses/VERSIONS.txt"));
    Set<String> named =
        all("(?m)^(\\S+:\\S+) {2,}\\S+$", jar.text("META-INF/licenses/THIRD-PARTY.txt"));

    assertThat(named).hasSizeGreaterThan(30).isEqualTo(inside);
  }

  @Test
  void theTestkitAsksForTheEmulatorOnlyAndTheEmulatorForSlf4j() throws IOException {
    assertThat(dependencies("target")).containsExactly("appservices-emulator");
    assertThat(dependencies("../../emulator/shaded/target")).containsExactly("slf4j-api");
  }

  /** What the published POM passes on to those who depend on the artifact. */
  private static List<String> dependencies(String target) throws IOException {
    String pom =
        Files.readString(Path.of(target, "dependency-reduced-pom.xml"))
            .replaceAll("(?s)<exclusions>.*?</exclusions>", "");
    return Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL)
        .matcher(pom)
        .results()
        .map(MatchResult::group)
        .filter(text -> !text.contains("<scope>test<") && !text.contains("<scope>provided<"))
        .map(text -> text.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"))
        .toList();
  }

  private static String classFile(String className) {
    return className.trim().replace('.', '/') + ".class";
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
