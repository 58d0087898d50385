package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.AppFiles;
import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.read.ImportBody;
import io.appservices.emulator.appfolder.read.PushPullReader;
import io.appservices.emulator.appfolder.write.FolderWriter;
import io.appservices.emulator.appfolder.write.PushPullDocument;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.folder.ImportStrategy;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;

/** The import and export of whole apps, as command lines push and pull them. */
public final class ImportExportHandler {

  /** A whole app, which may have as many functions as it likes. */
  public static final int MAX_BODY_BYTES = 16 << 20;

  private static final String ZIP = "application/zip";

  /** The time in the name of the archive: realm-cli cuts the name off at the last underscore. */
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final AppFolderService folders;
  private final DeploymentService deployments;
  private final EmulatorClock clock;

  public ImportExportHandler(
      AppFolderService folders, DeploymentService deployments, EmulatorClock clock) {
    this.folders = folders;
    this.deployments = deployments;
    this.clock = clock;
  }

  /**
   * Exports an archive of the app's files, without secrets, as the service does; that of a
   * deployment if the query names one.
   */
  public Reply export(Call call, App app) {
    boolean template = call.query("template").filter("true"::equals).isPresent();
    AppConfiguration whole =
        call.query("deployment")
            .map(id -> folders.export(deployments.past(app, id)))
            .orElseGet(() -> folders.export(app));
    // A template is for other apps, which get an id of their own.
    return archive(app, template ? whole.without("app_id") : whole, version(call));
  }

  /** Takes the app from a document; with {@code diff=true} only says what that would change. */
  public Reply importApp(Call call, App app) {
    ImportStrategy strategy = ImportStrategy.of(call.query("strategy").orElse("replace-by-name"));
    Findings findings = Findings.strict();
    AppConfiguration read = ImportBody.read(Bodies.document(call), findings);
    if (call.query("diff").filter("true"::equals).isPresent()) {
      return refused(() -> Bodies.reply(200, folders.diff(app, read, strategy, findings)));
    }
    return imported(call, app, read, strategy, findings);
  }

  /** Exports the app: as one document, or as an archive if the caller asks for one. */
  public Reply pull(Call call, App app) {
    boolean zip = call.header("Accept").filter(accept -> accept.contains(ZIP)).isPresent();
    return zip
        ? archive(app, folders.export(app), version(call))
        : Bodies.reply(200, PushPullDocument.write(folders.export(app)));
  }

  public Reply push(Call call, App app) {
    Findings findings = Findings.strict();
    AppConfiguration read = PushPullReader.read(Bodies.document(call), findings);
    return imported(call, app, read, ImportStrategy.REPLACE_BY_NAME, findings);
  }

  private Reply imported(
      Call call, App app, AppConfiguration read, ImportStrategy strategy, Findings findings) {
    return refused(
        () -> {
          folders.importInto(app, read, strategy, findings);
          return Reply.empty(204);
        });
  }

  private static Reply refused(Supplier<Reply> answer) {
    try {
      return answer.get();
    } catch (AppFolderException e) {
      throw Refusals.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private Reply archive(App app, AppConfiguration configuration, ConfigVersion version) {
    String file = app.name() + "_" + FILE_TIME.format(clock.instant()) + ".zip";
    return Reply.bytes(200, ZIP, AppFiles.zip(FolderWriter.write(configuration, version)))
        .withHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
  }

  private static ConfigVersion version(Call call) {
    Optional<String> number = call.query("version");
    if (number.isEmpty()) {
      return ConfigVersion.DEFAULT;
    }
    return number
        .filter(text -> text.matches("[0-9]{8}"))
        .map(Integer::valueOf)
        .flatMap(ConfigVersion::of)
        .orElseThrow(
            () -> Refusals.invalidParameter("unknown config version '" + number.get() + "'"));
  }
}
