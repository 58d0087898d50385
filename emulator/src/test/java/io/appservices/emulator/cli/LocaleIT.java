package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a machine that has no locale, or the one that has no characters but ASCII. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class LocaleIT {

  /** A letter beyond ASCII, in the shell's words: this JVM may lack it too. */
  private static final String NAME = "\"$(printf 'n\\303\\244')\"";

  @TempDir private Path directory;

  private Launch launch(String command) {
    return Launch.through(Path.of("/bin/sh"), "-c", command)
        .from(directory)
        .with("LC_ALL", null)
        .with("LC_CTYPE", null)
        .with("LANG", "C")
        .with("program", Launch.DISTRIBUTION.resolve("bin/appservices-emulator").toString());
  }

  @Test
  void namesOfFilesMayHaveAnyCharacters() throws Exception {
    String start = "mkdir " + NAME + "; cd " + NAME + "; exec \"$program\" start --port 0 --data ";
    try (Running server = launch(start + "x" + NAME).start()) {
      assertThat(server.baseUrl()).isNotEmpty();
    }
    String file = NAME + "/x" + NAME + "/state.db";
    assertThat(launch("test -f " + file + " && ls | wc -l").run().out().strip()).isEqualTo("1");
  }

  @Test
  void aLocaleThatSomebodyInsistsOnIsNamed() throws Exception {
    launch("exec \"$program\" start --port 0 --data " + NAME)
        .with("LC_ALL", "C")
        .run()
        .assertRefused("this locale lacks", "set LC_ALL=C.UTF-8");
  }
}
