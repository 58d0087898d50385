package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the app folders again when the process is told to, as servers do on SIGHUP. */
final class Reload {

  private static final Path TERMINAL = Path.of("/dev/tty");

  private Reload() {}

  /**
   * Reads the folders again on SIGHUP. The signal is also sent when the terminal of a process is
   * closed; then the emulator ends with it, as other programs do.
   */
  static void onSignal(AppServicesEmulator emulator, PrintWriter out, PrintWriter err) {
    boolean hadTerminal = hasTerminal();
    Signals.on(
        "HUP",
        () -> {
          if (hadTerminal && !hasTerminal()) {
            System.exit(0);
          }
          reload(emulator, out, err);
        });
  }

  private static void reload(AppServicesEmulator emulator, PrintWriter out, PrintWriter err) {
    if (emulator.apps().isEmpty()) {
      err.println("note  SIGHUP reads app folders again, and there are none: see --app-folder");
      err.flush();
      return;
    }
    emulator.reloadAppFolders().forEach(report -> Banner.printReload(out, err, report));
  }

  /** Returns whether the terminal of the process can be opened. */
  private static boolean hasTerminal() {
    try (InputStream terminal = Files.newInputStream(TERMINAL)) {
      return terminal != null;
    } catch (IOException e) {
      return false;
    }
  }
}
