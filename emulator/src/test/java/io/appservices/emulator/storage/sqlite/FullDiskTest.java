package io.appservices.emulator.storage.sqlite;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing more can be written, changes fail, what was answered stays, and reads go on. */
@Tag("slow")
class FullDiskTest {

  private static final int FILE_SYSTEM_BYTES = 4_000_000;

  /** Blocks of 1024 bytes, as {@code ulimit -f} counts. */
  private static final int LARGEST_FILE = 1_500;

  @TempDir private Path directory;

  @Test
  void aLimitOfTheProcessOnTheSizeOfFiles() {
    // The soft limit, which is taken away again from outside while the process goes on.
    List<String> limited =
        List.of("bash", "-c", "ulimit -S -f " + LARGEST_FILE + "; exec \"$@\"", "limited");
    try (Child child = Child.of(limited, FillingProcess.class, directory.toString())) {
      int added = added(child);
      run("prlimit", "--fsize=unlimited:", "--pid", Long.toString(child.pid()));
      assertRecovers(child, added, directory);
    }
  }

  /**
   * Only where a file system can be made, which takes an administrator: the other test is for all.
   */
  @TestFactory
  Stream<DynamicTest> aFileSystemThatIsFull() throws IOException {
    String options = "size=" + FILE_SYSTEM_BYTES;
    Path mounted = Files.createTempDirectory("appservices-full");
    if (exitCode("mount", "-t", "tmpfs", "-o", options, "tmpfs", mounted.toString()) != 0) {
      Files.delete(mounted);
      return Stream.of(
          DynamicTest.dynamicTest(
              "with a limit on files", this::aLimitOfTheProcessOnTheSizeOfFiles));
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            "a small file system",
            () -> {
              try {
                fill(mounted);
              } finally {
                run("umount", mounted.toString());
                Files.delete(mounted);
              }
            }));
  }

  /** Only where the calls of a process can be made to fail: the write that fails is for all. */
  @TestFactory
  Stream<DynamicTest> aFlushThatFails() {
    List<String> failing =
        List.of(
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=fsync,fdatasync",
            "-e",
            "inject=fsync,fdatasync:error=EIO:when=30..33");
    List<String> tried = Stream.concat(failing.stream(), Stream.of("true")).toList();
    if (exitCode(tried.toArray(String[]::new)) != 0) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "with a limit on files", this::aLimitOfTheProcessOnTheSizeOfFiles));
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            "four flushes that fail",
            () -> {
              try (Child child = Child.of(failing, FillingProcess.class, directory.toString())) {
                assertRecovers(child, added(child), directory);
              }
            }));
  }

  private static void fill(Path mounted) throws IOException {
    Path filler = mounted.resolve("filler");
    Files.write(filler, new byte[FILE_SYSTEM_BYTES / 2]);
    Path data = mounted.resolve("data");
    try (Child child = Child.of(FillingProcess.class, data.toString())) {
      int added = added(child);
      Files.delete(filler);
      assertRecovers(child, added, data);
    }
  }

  /** Waits until it fails, and returns how many users were added by then. */
  private static int added(Child child) {
    List<String> lines = child.linesUntil("read ");
    String failure = lines.get(lines.size() - 2);
    assertThat(failure)
        .startsWith("failed ")
        .containsAnyOf("the disk or the quota is full", "the disk answers with an error")
        .contains("state.db");
    int added = lines.size() - 2;
    assertThat(added).isPositive();
    assertThat(lines).contains("added " + added).endsWith("read " + added);
    return added;
  }

  private static void assertRecovers(Child child, int added, Path data) {
    child.linesUntil("recovered " + (added + 1));
    assertThat(child.awaitEnd()).isZero();
    try (Storage reopened = new SqliteStorage(SqliteDatabase.open(data))) {
      assertThat(reopened.users().count(id(1))).isEqualTo(added + 1);
      for (int n = 0; n <= added; n++) {
        assertThat(reopened.users().find(id(1), id(n))).contains(FillingProcess.user(n));
      }
    }
  }

  private static void run(String... command) {
    assertThat(exitCode(command)).as(String.join(" ", command)).isZero();
  }

  private static int exitCode(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
