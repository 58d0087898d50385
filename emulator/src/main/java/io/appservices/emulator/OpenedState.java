package io.appservices.emulator;

import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.assembly.KeptOptions;
import io.appservices.emulator.assembly.KeptSettings;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.service.state.SavedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The state that was saved in a file and that an emulator starts with, if there is one. */
final class OpenedState {

  private final Optional<SavedState> saved;
  private final Optional<Path> file;

  private OpenedState(Optional<SavedState> saved, Optional<Path> file) {
    this.saved = saved;
    this.file = file;
  }

  /**
   * Reads the file that a configuration names, and has the emulator become the one that it is of.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws DataDirectoryException if it is no such file, or cannot be used
   */
  static OpenedState of(EmulatorConfig config, KeptSettings kept) {
    Optional<Path> file = config.data().state();
    Optional<SavedState> saved = file.map(OpenedState::read);
    saved.ifPresent(state -> kept.takeOver(state.header().identity()));
    return new OpenedState(saved, file);
  }

  private static SavedState read(Path file) {
    try {
      return SavedState.read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(new IOException("no such file: " + file, e));
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("cannot read " + file + ": " + e, e));
    } catch (StorageException e) {
      throw refusal(file, e);
    }
  }

  private static DataDirectoryException refusal(Path file, RuntimeException e) {
    return new DataDirectoryException(file + " cannot be opened: " + e.getMessage());
  }

  boolean isThere() {
    return saved.isPresent();
  }

  /** Returns a configuration with the options that the state depends on. */
  EmulatorConfig applyTo(EmulatorConfig config) {
    try {
      return saved
          .map(state -> KeptOptions.applyTo(config, state.header().options()))
          .orElse(config);
    } catch (IllegalArgumentException e) {
      throw refusal(file.orElseThrow(), e);
    }
  }

  /** Adds the state to an emulator, whose clock goes on there unless it is told to stand. */
  void addTo(Wiring wiring, EmulatorConfig config) {
    saved.ifPresent(
        state -> {
          wiring.state.open(state);
          if (config.behaviour().frozenAt().isEmpty()) {
            wiring.state.goOnAt(state);
          }
        });
  }
}
