package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.PackageArchive;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.Packages;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what is uploaded, a package.json or an archive, and finds the packages it asks for. */
final class Uploads {

  private final Optional<PackageInstaller> installer;

  /**
   * Makes a reader of uploads.
   *
   * @param installer what gets packages by name; empty if none may be fetched
   */
  Uploads(Optional<PackageInstaller> installer) {
    this.installer = installer;
  }

  /**
   * Does nothing if something can be uploaded under a name.
   *
   * @throws PackageException if the name says neither
   */
  static void checkName(String fileName) {
    if (!fileName.equals(PackageJson.FILE) && !PackageArchive.isName(fileName)) {
      throw new PackageException(
          "'" + fileName + "' is neither package.json nor node_modules.zip, .tar, .tar.gz or .tgz");
    }
  }

  /**
   * Reads an upload.
   *
   * @param there the packages before it, which a package.json may ask for
   * @throws PackageException if it cannot be used
   */
  Upload read(Packages there, String fileName, byte[] content) {
    if (PackageArchive.isName(fileName)) {
      return new Upload(fileName, PackageArchive.read(fileName, content), "");
    }
    PackageJson wanted = packageJson(fileName, content);
    return new Upload(fileName, having(there, wanted.dependencies()), wanted.text());
  }

  private static PackageJson packageJson(String fileName, byte[] content) {
    return PackageJson.of(fileName, new String(content, StandardCharsets.UTF_8));
  }

  /** Returns the packages that are there with one more, or with another version of it. */
  Upload adding(Packages there, String name, String version) {
    Map<String, String> wanted = versions(there);
    wanted.put(name, version);
    return new Upload(PackageJson.FILE, having(there, wanted), "");
  }

  /** Returns packages that have all that is wanted: those that are there, or others from npm. */
  private UnpackedPackages having(Packages packages, Map<String, String> wanted) {
    Map<String, String> there = versions(packages);
    boolean hasAll =
        wanted.entrySet().stream().allMatch(one -> isThere(there, one.getKey(), one.getValue()));
    if (hasAll) {
      return packages.files().unpacked();
    }
    return installer
        .orElseThrow(
            () ->
                PackageJson.notThere(
                    wanted.entrySet().stream()
                        .filter(one -> !isThere(there, one.getKey(), one.getValue()))
                        .map(Map.Entry::getKey)
                        .toList()))
        .install(wanted);
  }

  private static boolean isThere(Map<String, String> there, String name, String range) {
    String version = there.get(name);
    return version != null && VersionRange.of(range).includes(version);
  }

  /** Returns the versions that are there, by the names of the packages; it may be changed. */
  static Map<String, String> versions(Packages packages) {
    Map<String, String> versions = new TreeMap<>();
    packages.installed().forEach(one -> versions.put(one.name(), one.version()));
    return versions;
  }

  /**
   * Returns what an upload would change.
   *
   * @throws PackageException if it cannot be used
   */
  static DependencyDiff diff(Packages packages, String fileName, byte[] content) {
    Map<String, String> there = versions(packages);
    if (PackageArchive.isName(fileName)) {
      Packages uploaded = new Packages(PackageArchive.read(fileName, content));
      return DependencyDiff.between(there, versions(uploaded));
    }
    Map<String, String> after = new TreeMap<>();
    packageJson(fileName, content)
        .dependencies()
        .forEach(
            (name, range) ->
                after.put(name, isThere(there, name, range) ? there.get(name) : range));
    return DependencyDiff.between(there, after);
  }
}
