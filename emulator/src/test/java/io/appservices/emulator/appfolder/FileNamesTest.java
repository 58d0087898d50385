package io.appservices.emulator.appfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../b",
        "/abs",
        ".",
        "..",
        "a//b",
        "a/",
        "%2e%2e",
        "C:\\x",
        ".git/x",
        "node_modules/x",
        "a/node_modules/b",
        "node_modules",
        "a\nb",
        "\u0000",
        " ",
        "+",
        "é"
      })
  void aNameIsAPathInsideTheFolderThatIsReadAsTheName(String name) {
    String path = FileNames.path(name);

    assertThat(path.split("/", -1)).doesNotContain("", ".", "..", ".git", "node_modules");
    assertThat(path).doesNotContain("\\", ":", "\n", "\u0000");
    assertThat(Arrays.stream(path.split("/", -1)).map(FileNames::name).toList())
        .containsExactly(name.split("/", -1));
  }
}
