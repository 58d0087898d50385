package io.appservices.emulator.service.dependency;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Dependencies.Dependency;
import io.appservices.emulator.function.npm.PackageArchive;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.PackageFiles;
import io.appservices.emulator.function.npm.Packages;
import io.appservices.emulator.function.npm.UnpackedPackages;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.config.Deployments;
import io.appservices.emulator.storage.DependencyStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;

/**
 * The npm packages of apps (docs: external dependencies). What was used last counts as a whole: the
 * folder of an app, or an upload. An upload that cannot be used changes nothing but its status.
 */
public final class DependencyService {

  private static final String UPLOADED = "node_modules.zip";

  private final DependencyStore store;
  private final Deployments deployments;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Optional<PackageInstaller> installer;
  private final Uploads uploads;
  private final Map<ObjectId, Packages> ofFolders = new ConcurrentHashMap<>();
  private final Map<ObjectId, Packages> uploaded = new ConcurrentHashMap<>();

  /**
   * Makes the packages of all apps.
   *
   * @param installer what gets packages by name; empty if none may be fetched
   */
  public DependencyService(
      DependencyStore store,
      Deployments deployments,
      EmulatorClock clock,
      Ids ids,
      Optional<PackageInstaller> installer) {
    this.store = store;
    this.deployments = deployments;
    this.clock = clock;
    this.ids = ids;
    this.installer = installer;
    this.uploads = new Uploads(installer);
  }

  /** Returns the packages that functions of an app can require now. */
  public Packages of(ObjectId appId) {
    Packages ofFolder = ofFolders.get(appId);
    return ofFolder == null ? uploaded.computeIfAbsent(appId, this::stored) : ofFolder;
  }

  private Packages stored(ObjectId appId) {
    Optional<byte[]> archive = store.archive(appId);
    return archive.isEmpty()
        ? Packages.NONE
        : new Packages(PackageArchive.read(UPLOADED, archive.get()));
  }

  /**
   * Takes the packages of an app from its folder, if that has any.
   *
   * @throws PackageException if its package.json cannot be read
   */
  public void useFolder(ObjectId appId, Path folder) {
    Optional<PackageFiles> found = FolderDependencies.of(folder, installer);
    if (found.isPresent()) {
      ofFolders.put(appId, new Packages(found.get()));
    } else {
      ofFolders.remove(appId);
    }
  }

  /** Reads what was uploaded for an app again, whose state is another one now. */
  public void reread(ObjectId appId) {
    uploaded.remove(appId);
  }

  /** Forgets an app that was deleted. */
  public void drop(ObjectId appId) {
    ofFolders.remove(appId);
    uploaded.remove(appId);
  }

  /** Returns whether packages may be fetched by name. */
  public boolean canInstall() {
    return installer.isPresent();
  }

  /** Returns what is known of the packages of an app; empty if it never had any. */
  public Optional<Dependencies> find(App app) {
    Packages ofFolder = ofFolders.get(app.id());
    if (ofFolder == null) {
      return store.find(app.id());
    }
    return Optional.of(new Dependencies(app.id(), "node_modules", "", 0, listed(ofFolder), "", ""));
  }

  /**
   * Uses what is uploaded. That is one deployment. What is wrong with it is in {@link #find}.
   *
   * @param fileName {@code package.json}, or {@code node_modules} with the ending of an archive
   * @param operator who uploads it
   * @throws PackageException if the name says that it is neither
   */
  public synchronized void upload(App app, String fileName, byte[] content, String operator) {
    Uploads.checkName(fileName);
    try {
      use(app, uploads.read(of(app.id()), fileName, content), operator);
    } catch (PackageException e) {
      Dependencies before =
          store.find(app.id()).orElseGet(() -> described(fileName, operator, List.of(), ""));
      store.describe(app.id(), before.failed(String.valueOf(e.getMessage())));
    }
  }

  private void use(App app, Upload upload, String operator) {
    Packages packages = new Packages(upload.files());
    Dependencies dependencies =
        described(upload.fileName(), operator, listed(packages), upload.packageJson());
    byte[] archive = PackageArchive.zip(upload.files());
    store.put(app.id(), dependencies, archive);
    uploaded.put(app.id(), packages);
    ofFolders.remove(app.id());
    deployments.deployAgain(app.id());
  }

  private Dependencies described(
      String fileName, String operator, List<Dependency> packages, String packageJson) {
    return new Dependencies(
        ids.next(),
        fileName,
        operator,
        clock.instant().getEpochSecond(),
        packages,
        packageJson,
        "");
  }

  private static List<Dependency> listed(Packages packages) {
    return packages.installed().stream()
        .map(one -> new Dependency(one.name(), one.version()))
        .toList();
  }

  /**
   * Adds a package by name.
   *
   * @param version may be a range; {@code latest} for the newest
   * @throws PackageException if it cannot be had; then nothing has changed
   */
  public synchronized void add(App app, String name, String version, String operator) {
    use(app, uploads.adding(of(app.id()), PackageJson.checked(name), version), operator);
  }

  /**
   * Removes a package.
   *
   * @return false, and nothing is changed, if functions cannot name it
   */
  public synchronized boolean remove(App app, String name, String operator) {
    Packages packages = of(app.id());
    if (!Uploads.versions(packages).containsKey(name)) {
      return false;
    }
    UnpackedPackages rest = packages.files().unpacked().without(name);
    use(app, new Upload(UPLOADED, rest, ""), operator);
    return true;
  }

  /** Removes all packages that were uploaded, or that the folder of the app has. */
  public synchronized void removeAll(App app) {
    store.delete(app.id());
    drop(app.id());
    deployments.deployAgain(app.id());
  }

  /** Returns the packages as {@code node_modules.zip}; empty if there are none. */
  public Optional<byte[]> archive(App app) {
    Packages packages = of(app.id());
    return packages.installed().isEmpty()
        ? Optional.empty()
        : Optional.of(PackageArchive.zip(packages.files().unpacked()));
  }

  /** Returns the package.json, or one that says what is there; empty if there are no packages. */
  public Optional<String> packageJson(App app) {
    List<Packages.Installed> installed = of(app.id()).installed();
    return find(app)
        .map(Dependencies::packageJson)
        .filter(text -> !text.isEmpty())
        .or(
            () ->
                installed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(PackageJson.describing(installed)));
  }

  /**
   * Returns what uploading something would change.
   *
   * @throws PackageException if it cannot be used
   */
  public DependencyDiff diff(App app, String fileName, byte[] content) {
    return Uploads.diff(of(app.id()), fileName, content);
  }
}
