package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.function.FunctionService;

/** Writes into the log of an app what does not work of its folder. */
final class DefectLog {

  private final FunctionService functions;

  DefectLog(FunctionService functions) {
    this.functions = functions;
  }

  void log(App app, Findings findings) {
    findings
        .defects()
        .forEach(
            defect ->
                functions.failed(app, defect.name(), defect.message(), logType(defect.section())));
  }

  private static String logType(Section section) {
    return switch (section) {
      case TRIGGER -> "TRIGGER_FAILURE";
      case ENDPOINT -> "ENDPOINT";
      case INCOMING_WEBHOOK -> "WEBHOOK";
      default -> "FUNCTION";
    };
  }
}
