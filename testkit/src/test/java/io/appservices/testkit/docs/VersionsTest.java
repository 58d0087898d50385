package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The dependencies that the documentation shows are of the versions that the build has. */
class VersionsTest {

  private static final Pattern MAVEN =
      Pattern.compile(
          "<dependency>\\s*<groupId>(.+?)</groupId>\\s*<artifactId>(.+?)</artifactId>\\s*"
              + "<version>(.+?)</version>");
  private static final Pattern GRADLE = Pattern.compile("\"([\\w.]+):([\\w.-]+):([\\w.-]+)\"");
  private static final String POM = Pages.text("pom.xml");

  @TestFactory
  Stream<DynamicTest> everyDependencyThatIsShownHasTheVersionOfTheBuild() {
    return Pages.allBlocks().stream()
        .filter(block -> showsMavenDependency(block) || block.is("kotlin"))
        .filter(block -> block.file().isEmpty())
        .map(block -> DynamicTest.dynamicTest(block.toString(), () -> assertVersions(block)));
  }

  private static boolean showsMavenDependency(Block block) {
    return block.is("xml") && block.text().contains("<dependency>");
  }

  private static void assertVersions(Block block) {
    Pattern dependency = block.is("xml") ? MAVEN : GRADLE;
    List<MatchResult> shown = dependency.matcher(block.text()).results().toList();

    assertThat(shown).isNotEmpty();
    if (block.is("xml")) {
      assertThat(block.text().split("<dependency>")).hasSize(shown.size() + 1);
    }
    assertThat(shown)
        .allSatisfy(d -> assertThat(d.group(3)).isEqualTo(version(d.group(1), d.group(2))));
  }

  /** What the parent project says; its own artifacts have its own version, those of JUnit one. */
  private static String version(String group, String artifact) {
    if (group.equals("io.appservices")) {
      return first("<artifactId>appservices-emulator-parent</artifactId>\\s*<version>(.+?)<");
    }
    if (group.startsWith("org.junit")) {
      return first("<junit.version>(.+?)<");
    }
    String property =
        first(
            "<groupId>%s</groupId>\\s*<artifactId>%s</artifactId>\\s*<version>\\$\\{(.+?)}"
                .formatted(Pattern.quote(group), Pattern.quote(artifact)));
    return first("<" + Pattern.quote(property) + ">(.+?)<");
  }

  private static String first(String pattern) {
    return Pattern.compile(pattern).matcher(POM).results().findFirst().orElseThrow().group(1);
  }
}
