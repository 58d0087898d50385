package io.appservices.emulator.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What package managers are told of the program is what the build says. */
class ReleaseFilesTest {

  private static final Path FILES = Path.of("src", "release");
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "(?:(?!</dependency>).)*<optional>true</optional>",
          Pattern.DOTALL);

  private static Document alias() throws IOException {
    return Ejson.parseDocument(Files.readAllBytes(FILES.resolve("jbang-catalog.json")))
        .get("aliases", Document.class)
        .get("appservices-emulator", Document.class);
  }

  @Test
  void theCatalogNamesTheProgramAndTheArtifactThatPeopleType() throws Exception {
    assertThat(alias().getString("script-ref"))
        .isEqualTo("io.appservices:appservices-emulator:@VERSION@");
    assertThatCode(() -> Class.forName(alias().getString("main")).getMethod("main", String[].class))
        .doesNotThrowAnyException();
  }

  /** These the artifact leaves to whoever uses it. */
  @Test
  void theCatalogHasEveryOptionalDependency() throws Exception {
    Set<String> declared =
        OPTIONAL
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .map(found -> found.group(1) + ":" + found.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(alias().getList("dependencies", String.class))
        .extracting(coordinates -> coordinates.replaceAll(":@.*", ""))
        .hasSizeGreaterThan(3)
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyPlaceholderIsAPropertyOfTheBuild() throws Exception {
    String pom = Files.readString(Path.of("..", "pom.xml"));

    for (String file : List.of("jbang-catalog.json", "appservices-emulator.rb")) {
      assertThat(
              Pattern.compile("@([a-z][a-z-]*\\.version)@")
                  .matcher(Files.readString(FILES.resolve(file)))
                  .results()
                  .map(MatchResult::group))
          .allSatisfy(name -> assertThat(pom).contains("<" + name.replace("@", "") + ">"));
    }
  }

  @Test
  void theLauncherOfTheCatalogHasWhatTheLauncherOfTheDistributionHas() throws Exception {
    String launcher =
        Files.readString(Path.of("src", "main", "dist", "bin", "appservices-emulator"));

    assertThat(alias().getList("java-options", String.class))
        .filteredOn(option -> !option.startsWith("-Xmx"))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(launcher).contains(option));
  }
}
