package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Defect;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.config.SecretService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.function.FunctionService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Checks as a whole what is to be imported, beside the app that it goes into. */
final class ImportChecks {

  private final SecretService secrets;
  private final FunctionService functions;
  private final DataService data;
  private final PartStore parts;
  private final AppExport exports;

  ImportChecks(
      SecretService secrets,
      FunctionService functions,
      DataService data,
      PartStore parts,
      AppExport exports) {
    this.secrets = secrets;
    this.functions = functions;
    this.data = data;
    this.parts = parts;
    this.exports = exports;
  }

  /**
   * Returns the changes that an import of what {@link #checked} returned would make, a line for
   * each part.
   */
  List<String> changes(App app, AppConfiguration wanted, ImportStrategy strategy) {
    return new AppDiff(exports.of(app), wanted, name -> secrets.value(app, name).orElse(null))
        .lines(strategy == ImportStrategy.REPLACE_BY_NAME);
  }

  /**
   * Returns the configuration that is imported for what was read: with everything said, and without
   * triggers that cannot run.
   *
   * @param what names the import in a refusal
   * @param app that it goes into; empty if that is yet to be made
   * @param findings the findings of reading it; notes and problems are added
   * @throws io.appservices.emulator.api.error.AppFolderException if it cannot be used
   */
  AppConfiguration checked(
      String what,
      Optional<App> app,
      AppConfiguration read,
      ImportStrategy strategy,
      Findings findings) {
    AppConfiguration wanted =
        Preparation.of(
            Expansions.resolve(read, findings),
            strategy,
            body ->
                app.map(existing -> parts.withNames(existing, body))
                    .orElseGet(() -> References.withNames(body, (section, id) -> Optional.empty())),
            findings);
    new AppChecks(functions, wanted, known(app, wanted, strategy), findings).run();
    findings.throwIfAny(what);
    AppConfiguration usable = withoutBrokenTriggers(wanted, findings);
    return app.map(existing -> PartSecrets.keeping(exports.of(existing), usable)).orElse(usable);
  }

  /** Nobody calls a trigger, so one that cannot run would only be in the way. */
  private static AppConfiguration withoutBrokenTriggers(
      AppConfiguration wanted, Findings findings) {
    Set<Part.Key> broken =
        findings.defects().stream()
            .filter(defect -> defect.section() == Section.TRIGGER)
            .map(Defect::part)
            .collect(Collectors.toSet());
    return new AppConfiguration(
        wanted.root(),
        wanted.parts().stream().filter(part -> !broken.contains(part.key())).toList());
  }

  /**
   * Returns a test for the names that exist after the import, including those kept from the app.
   */
  private BiPredicate<Section, String> known(
      Optional<App> app, AppConfiguration wanted, ImportStrategy strategy) {
    BiPredicate<Section, String> left =
        (section, name) ->
            (section == Section.SECRET || strategy == ImportStrategy.MERGE)
                && app.filter(existing -> parts.has(existing, section, name)).isPresent();
    return left.or((section, name) -> has(wanted, section, name))
        .or((section, name) -> section == Section.SERVICE && data.names().contains(name))
        .or((section, name) -> section == Section.FUNCTION && functions.isJava(app, name));
  }

  private static boolean has(AppConfiguration wanted, Section section, String name) {
    return wanted.parts(section).stream().anyMatch(part -> part.name().equals(name));
  }
}
