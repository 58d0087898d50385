package io.appservices.emulator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No library that is used has a vulnerability that the repository knows of. */
@Tag("security")
class VulnerableVersionsTest {

  @Test
  void nothingOnTheClassPathIsKnownToBeVulnerable() throws IOException {
    List<Library> libraries = Library.onTheClassPath();
    assertThat(libraries).as("jars").hasSizeGreaterThan(50);

    VulnerableVersions known = VulnerableVersions.read();

    assertThat(libraries.stream().flatMap(library -> known.findings(library).stream())).isEmpty();
  }

  @Test
  void noVersionThatABuildFileNamesIsKnownToBeVulnerable() throws IOException {
    List<Library> libraries = BuildFiles.dependencies();
    assertThat(libraries).as("versions").hasSizeGreaterThan(25);

    VulnerableVersions known = VulnerableVersions.read();

    assertThat(libraries.stream().flatMap(library -> known.findings(library).stream())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "io.netty, netty-handler, 4.1.93.Final, CVE-2023-34462",
    "io.netty, netty-handler, 4.2.14.Final, CVE-2026-45416",
    "io.netty, netty-transport-classes-epoll, 4.2.12.Final, CVE-2026-42577",
    "org.eclipse.jetty, jetty-http, 12.1.11, CVE-2026-19203",
    "com.fasterxml.jackson.core, jackson-core, 2.14.3, CVE-2025-52999",
    "com.nimbusds, nimbus-jose-jwt, 10.0.1, CVE-2025-53864",
    "org.xerial, sqlite-jdbc, 3.49.1.0, CVE-2025-6965",
    "org.mongodb, mongodb-driver-sync, 4.1.1, CVE-2021-20328",
    "org.assertj, assertj-core, 3.27.6, CVE-2026-24400"
  })
  void aVersionBeforeItsFixIsFound(String group, String artifact, String version, String advisory)
      throws IOException {
    assertThat(VulnerableVersions.read().findings(new Library(group, artifact, version)))
        .anyMatch(finding -> finding.contains(advisory));
  }

  @ParameterizedTest
  @CsvSource({
    "io.netty, netty-handler, 4.1.135.Final",
    "io.netty, netty-handler, 4.2.15.Final",
    "com.nimbusds, nimbus-jose-jwt, 9.37.4",
    "com.nimbusds, nimbus-jose-jwt, 10.0.2",
    "com.example, netty-handler, 4.1.0.Final"
  })
  void aVersionWithTheFixAndAnotherLibraryAreNot(String group, String artifact, String version)
      throws IOException {
    assertThat(VulnerableVersions.read().findings(new Library(group, artifact, version))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10, -1",
    "1.0, 1.0.0, 0",
    "4.2.0.Final, 4.2.0, 0",
    "12.0.0.beta1, 12.0.0, -1",
    "2.0-rc1, 2.0, -1",
    "32.0.0-jre, 32.0.0, 0",
    "10.0.2, 9.37.4, 1"
  })
  void versionsAreInTheOrderOfMaven(String a, String b, int order) {
    assertThat(VersionOrder.OF_MAVEN.compare(a, b)).isEqualTo(order);
    assertThat(VersionOrder.OF_MAVEN.compare(b, a)).isEqualTo(-order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "netty-handler 0 1.0 CVE-2020-0001",
        "a:b 0 1.0",
        "a:b 0 soon CVE-2020-0001",
        "a:b 2.0 1.0 CVE-2020-0001",
        "a:b 0 1.0 something"
      })
  void aRowThatCannotBeUnderstoodIsRefused(String row) {
    assertThatThrownBy(() -> VulnerableVersions.parse(List.of(row))).hasMessageContaining(row);
  }
}
