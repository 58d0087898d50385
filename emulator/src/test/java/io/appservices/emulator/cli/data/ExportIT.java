package io.appservices.emulator.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export replaces stays as it was where there is no room for what it writes. */
@Tag("slow")
class ExportIT {

  private static final String OLD = "as it was";

  /** Files cannot get longer than 64 KB, which is more than what Java itself writes. */
  private static final String WITH_SHORT_FILES = "ulimit -f 128; exec \"$@\"";

  private final AppServicesEmulator emulator = AppServicesEmulator.start();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Launch.Ended exportWithShortFiles(String verb, Path target) throws Exception {
    return Launch.through(
            Path.of("/bin/sh"),
            "-c",
            WITH_SHORT_FILES,
            "sh",
            Launch.DISTRIBUTION.resolve("bin/appservices-emulator").toString(),
            verb,
            "export",
            target.toString(),
            "--url",
            emulator.baseUrl())
        .run();
  }

  @Test
  void leavesTheOldExportOfAnApp() throws Exception {
    emulator.app().functions().source("large", "exports = () => '" + noise() + "';");
    Path target = Files.writeString(directory.resolve("shop.zip"), OLD);

    Launch.Ended refused = exportWithShortFiles("apps", target);

    refused.assertRefused("cannot write ", "shop.zip");
    assertThat(files()).isEqualTo(Map.of("shop.zip", OLD));
  }

  @Test
  void leavesNoFolderOfAnAppThatHasNoRoom() throws Exception {
    emulator.app().functions().source("large", "exports = () => '" + noise() + "';");

    Launch.Ended refused = exportWithShortFiles("apps", directory.resolve("shop"));

    refused.assertRefused("cannot write ", "large.js");
    assertThat(files()).isEmpty();
  }

  @Test
  void leavesTheOldExportOfUsers() throws Exception {
    for (int n = 0; n < 400; n++) {
      emulator.app().createUser("user-" + n + "@example.com", "correct horse");
    }
    Path target = Files.writeString(directory.resolve("users.jsonl"), OLD);

    Launch.Ended refused = exportWithShortFiles("users", target);

    refused.assertRefused("cannot write ", "users.jsonl");
    assertThat(files()).isEqualTo(Map.of("users.jsonl", OLD));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** Text that no compression makes much shorter. */
  private static String noise() {
    Random random = new Random(1);
    return random
        .ints(200_000, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
