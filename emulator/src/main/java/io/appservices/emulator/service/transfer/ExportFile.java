package io.appservices.emulator.service.transfer;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.runtime.Listeners;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The file that the users of all apps are written to, when somebody asks and when the emulator is
 * closed. Of several exports at once, one comes after the other. Safe to use from any thread.
 */
public final class ExportFile {

  /** An export that was made: where to, and how many users and accounts. */
  public record Written(Path file, int users) {}

  private final Optional<Path> file;
  private final UserTransfer transfer;
  private final Supplier<String> firstApp;
  private final Listeners<Written> listeners = new Listeners<>("exports of users");

  /**
   * Makes no file yet.
   *
   * @param file empty if none was named
   * @param firstApp the client app id of the app whose lines do not name it
   */
  public ExportFile(Optional<Path> file, UserTransfer transfer, Supplier<String> firstApp) {
    this.file = file;
    this.transfer = transfer;
    this.firstApp = firstApp;
  }

  /** Calls a listener with every export to the file, on the thread that makes it. */
  public ListenerRegistration onExport(Consumer<Written> listener) {
    return listeners.add(listener);
  }

  /**
   * Checks that the file can be written, which an export needs; nothing is changed.
   *
   * @throws UncheckedIOException if it cannot be
   */
  public void check() {
    file.ifPresent(UserFiles::checkWritable);
  }

  /**
   * Replaces the file.
   *
   * @return what was written; empty if no file was named
   * @throws UncheckedIOException if it cannot be written; then it stays as it was
   */
  public Optional<Written> write() {
    return file.map(this::write);
  }

  /** Replaces any file, as {@link #write()} does. */
  public synchronized Written write(Path target) {
    int users = UserFiles.write(target, out -> transfer.exportFromApps(firstApp.get(), out));
    Written written = new Written(target, users);
    listeners.tell(written);
    return written;
  }
}
