package io.appservices.emulator.service.folder;

import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.AppFiles;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.read.FolderReader;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.config.Deployments;
import io.appservices.emulator.service.config.PastApp;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.dependency.DependencyService;
import io.appservices.emulator.service.function.FunctionService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * Imports and exports apps (docs: App Services CLI, {@code pull} and {@code push}). A configuration
 * is checked as a whole before any of it is used.
 */
public final class AppFolderService {

  /** How often an import is begun again because what was staged does not fit. */
  private static final int MOST_DISTURBED = 5;

  private final DataService data;
  private final DefectLog defects;
  private final AppService apps;
  private final Deployments deployments;
  private final AppExport exports;
  private final ImportChecks checks;
  private final AppImport imports;
  private final DependencyService dependencies;

  public AppFolderService(
      ConfigServices config,
      CustomUserDataService customUserData,
      FunctionService functions,
      DataService data,
      AppService apps,
      AuthProviderService providers,
      Deployments deployments,
      DependencyService dependencies) {
    this.dependencies = dependencies;
    this.data = data;
    this.defects = new DefectLog(functions);
    this.apps = apps;
    this.deployments = deployments;
    PartStore parts = new PartStore(config.config());
    exports = AppExport.over(config, data);
    checks = new ImportChecks(config.secrets(), functions, data, parts, exports);
    imports = new AppImport(config, customUserData, apps, providers, parts);
  }

  /**
   * Returns the configuration of an app, in the edition that it is given in, without its secrets.
   */
  public AppConfiguration export(App app) {
    return PartSecrets.without(exports.of(app));
  }

  /** Returns the configuration that a deployment made live, without its secrets. */
  public AppConfiguration export(PastApp past) {
    return PartSecrets.without(AppExport.over(past.config(), data).of(past.app()));
  }

  /**
   * Returns the changes that an import would make.
   *
   * @param findings the findings of reading it
   * @return a line for each part, such as {@code added function 'sum'}; none if it changes nothing
   * @throws AppFolderException if it cannot be used
   */
  public List<String> diff(
      App app, AppConfiguration read, ImportStrategy strategy, Findings findings) {
    return checks.changes(
        app, checks.checked("the import", Optional.of(app), read, strategy, findings), strategy);
  }

  /**
   * Imports into the edition of an app that it is given in, all at once; that is one deployment,
   * unless it goes to a draft. What changes nothing does nothing.
   *
   * @param findings the findings of reading it; notes are added
   * @throws AppFolderException if it cannot be used; then nothing has changed
   */
  public void importInto(
      App app, AppConfiguration read, ImportStrategy strategy, Findings findings) {
    importInto("the import", app, read, strategy, findings);
  }

  private synchronized void importInto(
      String what, App app, AppConfiguration read, ImportStrategy strategy, Findings findings) {
    int left = MOST_DISTURBED;
    boolean done = false;
    while (!done) {
      try {
        done = tryImport(what, app, read, strategy, findings);
      } catch (AppServicesException e) {
        // Another emulator that shares the storage may have staged the app, too: from the start.
        left--;
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** Tries the import; false if the app was changed meanwhile and has to be read again. */
  private boolean tryImport(
      String what, App app, AppConfiguration read, ImportStrategy strategy, Findings findings) {
    App staged = staged(app);
    try {
      AppConfiguration wanted = checks.checked(what, Optional.of(staged), read, strategy, findings);
      if (checks.changes(staged, wanted, strategy).isEmpty()) {
        return true;
      }
      imports.apply(staged, wanted, strategy);
      return deployments.publish(app.id(), true);
    } finally {
      deployments.unstage(app.id());
    }
  }

  /** Returns a copy of an app, in the edition that it is given in, that nobody else sees. */
  private App staged(App app) {
    deployments.stage(app.id(), app.edition());
    return apps.get(app.groupId(), app.id(), Edition.STAGED);
  }

  /**
   * Makes an app from a folder.
   *
   * @param findings gets the notes, such as files that are ignored
   * @throws AppFolderException if the folder cannot be used; then there is no new app
   */
  public synchronized App load(ObjectId groupId, Path folder, Findings findings) {
    return make(groupId, folder, read(folder, findings), Optional.empty(), findings);
  }

  /**
   * Makes an app from a folder in the place of one that is gone: with its {@code _id}, and with its
   * client app id unless the folder names another.
   *
   * @throws AppFolderException if the folder cannot be used; then there is no new app
   */
  public synchronized App loadInPlaceOf(
      ObjectId groupId, Path folder, ObjectId id, String clientAppId, Findings findings) {
    NewApp.Ids ids = new NewApp.Ids(id, clientAppId);
    return make(groupId, folder, read(folder, findings), Optional.of(ids), findings);
  }

  /**
   * Returns the app that was made from a folder before, set up as the folder says now; makes it if
   * there is none. It is the one with the client app id of the folder, or with its name if the
   * folder has no id.
   *
   * @param others the apps of other folders
   * @throws AppFolderException if the folder cannot be used; then nothing has changed
   */
  public synchronized App loadAgain(
      ObjectId groupId, Path folder, Set<ObjectId> others, Findings findings) {
    AppConfiguration read = read(folder, findings);
    Optional<App> before = before(groupId, read).filter(app -> !others.contains(app.id()));
    if (before.isEmpty()) {
      return make(groupId, folder, read, Optional.empty(), findings);
    }
    importInto(folder.toString(), before.get(), read, ImportStrategy.REPLACE_BY_NAME, findings);
    takePackages(before.get(), folder, findings);
    return apps.get(groupId, before.get().id(), Edition.DEPLOYED);
  }

  private Optional<App> before(ObjectId groupId, AppConfiguration read) {
    Optional<String> clientAppId = read.rootText("app_id");
    return clientAppId.isPresent()
        ? clientAppId.flatMap(apps::find)
        : apps.list(groupId, Edition.DEPLOYED).stream()
            .filter(app -> read.rootText("name").filter(app.name()::equals).isPresent())
            .findFirst();
  }

  private static AppConfiguration read(Path folder, Findings findings) {
    return FolderReader.read(AppFiles.read(folder, findings), findings);
  }

  private App make(
      ObjectId groupId,
      Path folder,
      AppConfiguration read,
      Optional<NewApp.Ids> ids,
      Findings findings) {
    NewApp app = NewApp.of(read, folder, apps, findings);
    AppConfiguration wanted =
        checks.checked(
            folder.toString(), Optional.empty(), read, ImportStrategy.REPLACE_BY_NAME, findings);
    App made = app.make(apps, groupId, ids);
    try {
      imports.apply(staged(made), wanted, ImportStrategy.REPLACE_BY_NAME);
      deployments.publish(made.id(), false);
    } catch (RuntimeException | Error e) {
      apps.delete(made);
      throw e;
    }
    App deployed = apps.get(groupId, made.id(), Edition.DEPLOYED);
    takePackages(deployed, folder, findings);
    defects.log(deployed, findings);
    return deployed;
  }

  private void takePackages(App app, Path folder, Findings findings) {
    try {
      dependencies.useFolder(app.id(), folder);
    } catch (PackageException e) {
      findings.note("functions", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Sets up an app as its folder now says, all at once; its users and sessions stay. That is one
   * deployment of the edition that the app is given in.
   *
   * @param findings gets the notes
   * @throws AppFolderException if the folder cannot be used; then nothing has changed
   */
  public void reload(App app, Path folder, Findings findings) {
    importInto(
        folder.toString(), app, read(folder, findings), ImportStrategy.REPLACE_BY_NAME, findings);
    takePackages(app, folder, findings);
    defects.log(app, findings);
  }
}
