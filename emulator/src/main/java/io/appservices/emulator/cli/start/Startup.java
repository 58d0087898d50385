package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Progress;
import io.appservices.emulator.cli.terminal.Terminal;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.option.NetworkOptions;
import io.appservices.emulator.option.TlsOptions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Starts the emulator of a verb. */
final class Startup {

  private Startup() {}

  /**
   * Starts an emulator, and tells of it meanwhile if it takes long.
   *
   * @param quiet whether nothing is told
   * @throws CommandException if it cannot be started; the message says why, and what to do
   */
  static AppServicesEmulator start(EmulatorConfig config, PrintWriter err, boolean quiet) {
    boolean shown = !quiet && Terminal.showsProgress();
    try (Progress progress = Progress.of(err, shown, "starting", 0)) {
      AppServicesEmulator emulator = AppServicesEmulator.start(config);
      progress.done(1);
      return emulator;
    } catch (UncheckedIOException e) {
      throw CommandException.usage(text(e.getCause()) + remedy(config, e.getCause()));
    } catch (EmulatorException e) {
      throw CommandException.usage(text(e));
    }
  }

  private static String remedy(EmulatorConfig config, @Nullable Throwable failure) {
    if (!(failure instanceof BindException) || !text(failure).contains("in use")) {
      return "";
    }
    boolean byTls =
        config.network().tls() && text(failure).contains(":" + config.network().tlsPort() + ":");
    boolean chosen = byTls || config.network().port() != 0;
    String flag = (byTls ? TlsOptions.PORT : NetworkOptions.PORT).flag();
    return chosen ? "; " + flag + " 0 takes one that is free" : "";
  }

  private static String text(@Nullable Throwable failure) {
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }
}
