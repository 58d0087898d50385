package io.appservices.emulator;

import io.appservices.emulator.api.UserImport;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.service.transfer.UserFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of users that an emulator starts with. */
record FirstUsers(Wiring wiring, EmulatorConfig config) {

  /** Imports all files; users of no app in particular become those of the first. */
  List<UserImport> loadInto(App first) {
    return config.apps().users().stream().map(file -> load(first, file)).toList();
  }

  private UserImport load(App first, Path file) {
    if (isFirstRun(file)) {
      return new UserImport(file, 0, false);
    }
    try {
      int users = UserFiles.read(file, in -> wiring.users.transfer.importIntoApps(first, in));
      return new UserImport(file, users, true);
    } catch (AppServicesException e) {
      throw ImportRefusals.inFile(file.toString(), e);
    }
  }

  /**
   * Returns whether the file of users is missing because this is the first run, which writes it on
   * close.
   */
  private boolean isFirstRun(Path file) {
    Path wanted = file.toAbsolutePath().normalize();
    return Files.notExists(file)
        && config
            .apps()
            .exportUsersOnClose()
            .map(export -> export.toAbsolutePath().normalize().equals(wanted))
            .orElse(false);
  }
}
