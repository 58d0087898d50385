package io.appservices.emulator.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two builds of one commit use the same versions: each is one that the repository names. */
@Tag("security")
class PinnedVersionsTest {

  @Test
  void noBuildFileLeavesAVersionOpen() throws IOException {
    assertThat(BuildFiles.dependencies())
        .allSatisfy(
            library ->
                assertThat(library.version())
                    .as(library.toString())
                    .matches("\\d[\\w.-]*")
                    .doesNotContainIgnoringCase("snapshot")
                    .doesNotContainIgnoringCase("latest"));
  }

  /** The server's library asks for an older one. */
  @Test
  void allOfNettyIsTheVersionThatTheBuildNames() throws IOException {
    Set<String> named = versions(BuildFiles.dependencies(), "io.netty");
    assertThat(named).hasSize(1);

    List<Library> used = Library.onTheClassPath();

    assertThat(used)
        .filteredOn(library -> library.group().equals("io.netty"))
        .hasSizeGreaterThan(8);
    assertThat(versions(used, "io.netty")).isEqualTo(named);
  }

  /** Each Jetty is the one that Javalin was built with, or newer: never two at a time. */
  @Test
  void allOfJettyIsOneVersion() {
    assertThat(versions(Library.onTheClassPath(), "org.eclipse.jetty")).hasSize(1);
  }

  @Test
  void noLibraryIsThereTwice() {
    List<Library> used = Library.onTheClassPath();

    assertThat(used.stream().map(library -> library.group() + ":" + library.artifact()))
        .doesNotHaveDuplicates();
  }

  private static Set<String> versions(List<Library> libraries, String group) {
    return libraries.stream()
        .filter(library -> library.group().equals(group))
        .map(Library::version)
        .collect(Collectors.toSet());
  }
}
