package io.appservices.emulator.cli.verb;

import static io.appservices.emulator.cli.verb.MistakesTest.assertOneLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read or written are named, and nothing is left of what was begun. */
class FileMistakesTest {

  private final AppServicesEmulator emulator = AppServicesEmulator.start();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Program run(String... args) {
    return Program.against(emulator, args);
  }

  @Test
  void saysWhyAFileCannotBeUsed() {
    String none = directory.resolve("none").toString();
    String inNone = none + "/x";

    assertThat(run("apps", "import", none).err())
        .isEqualTo(
            "appservices-emulator apps import: cannot use " + none + ": no such directory\n");
    assertOneLine(run("users", "import", none), 2, none + ": no such file");
    assertOneLine(run("users", "import", directory.toString()), 2, "is a directory");
    assertOneLine(run("users", "export", inNone), 2, inNone + ": no such file or directory");
    assertOneLine(run("users", "export", directory.toString()), 2, "is a directory");
    assertOneLine(run("apps", "export", "/dev/null"), 2, "is not a directory");
  }

  @Test
  void namesTheFileThatCannotBeWritten() {
    String name = "x".repeat(300);
    emulator.app().functions().source(name, "exports = () => 1;");

    assertOneLine(
        run("apps", "export", directory.resolve("out").toString()),
        2,
        "cannot write " + directory.resolve("out/functions/" + name + ".js") + ": ");
  }

  @Test
  void leavesNothingOfAnExportThatFailed() throws IOException {
    emulator.app().functions().source("x".repeat(300), "exports = () => 1;");
    Path empty = Files.createDirectory(directory.resolve("empty"));

    run("apps", "export", empty.toString());
    run("apps", "export", directory.resolve("in/new/ones").toString());

    try (Stream<Path> left = Files.walk(directory)) {
      assertThat(left).containsExactlyInAnyOrder(directory, empty);
    }
  }
}
