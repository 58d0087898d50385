package io.appservices.emulator.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A directory for files of users. */
abstract class UserFileFixture {

  @TempDir Path directory;

  Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  static String user(String email) {
    return "{\"email\":\"" + email + "\",\"password\":\"secret1\"}\n";
  }
}
