package io.appservices.emulator.sqlite.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new NoSuchFileException("state.db-wal"),
            "state.db-wal was moved or removed while it is in use: put it back, or stop this"
                + " process"),
        Arguments.of(
            new AccessDeniedException("state.db-wal"),
            "state.db-wal cannot be opened: look at its rights and those of the directories above"
                + " it"),
        Arguments.of(
            new FileSystemException("state.db-wal", null, "Stale file handle"),
            "state.db-wal cannot be opened: Stale file handle"),
        Arguments.of(
            new IOException("Input/output error"),
            "state.db cannot be read or written: the disk answers with an error: Input/output"
                + " error"),
        Arguments.of(
            new IllegalStateException("no matter of the disk"),
            "state.db cannot be read or written: the disk answers with an error"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatHappenedToAFileInUse(Throwable failure, String message) {
    assertThat(new Failures(Path.of("state.db")).ofFiles(failure))
        .hasMessage(message)
        .hasCause(failure);
  }
}
