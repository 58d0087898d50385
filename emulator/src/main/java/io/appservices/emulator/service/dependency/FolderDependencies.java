package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.FolderPackages;
import io.appservices.emulator.function.npm.PackageArchive;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.PackageFiles;
import io.appservices.emulator.function.npm.PackageLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The packages that lie in the folder of an app, below {@code functions}. */
final class FolderDependencies {

  private static final String FUNCTIONS = "functions/";

  private FolderDependencies() {}

  /**
   * Returns the packages of a folder, which are read when they are used; empty if it has none.
   *
   * @param installer gets what a package.json names, if nothing else is there
   */
  static Optional<PackageFiles> of(Path appFolder, Optional<PackageInstaller> installer) {
    Path functions = appFolder.resolve("functions");
    Path modules = functions.resolve("node_modules");
    if (Files.isDirectory(modules)) {
      return Optional.of(new FolderPackages(modules));
    }
    Optional<Path> archive = archive(functions);
    if (archive.isPresent()) {
      return archive.map(file -> new LazyPackages(() -> unpack(file)));
    }
    Path description = functions.resolve(PackageJson.FILE);
    return Files.isRegularFile(description) ? installed(description, installer) : Optional.empty();
  }

  private static Optional<PackageFiles> installed(
      Path description, Optional<PackageInstaller> installer) {
    PackageJson wanted = PackageJson.of(FUNCTIONS + PackageJson.FILE, text(description));
    if (wanted.dependencies().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LazyPackages(
            () ->
                installer
                    .orElseThrow(() -> PackageJson.notThere(wanted.dependencies().keySet()))
                    .install(wanted.dependencies())));
  }

  private static Optional<Path> archive(Path functions) {
    if (!Files.isDirectory(functions)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(functions)) {
      List<Path> archives =
          files
              .filter(file -> isArchive(file.getFileName().toString()))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      return archives.stream().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isArchive(String name) {
    return name.startsWith("node_modules.") && PackageArchive.isName(name);
  }

  private static PackageFiles unpack(Path file) {
    String name = FUNCTIONS + file.getFileName();
    try {
      if (Files.size(file) > PackageLimits.MAX_ARCHIVE_BYTES) {
        throw new PackageException(name + " is larger than 15 MiB");
      }
      return PackageArchive.read(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new PackageException(name + " cannot be read: " + e.getMessage());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PackageException(file.getFileName() + " cannot be read: " + e.getMessage());
    }
  }
}
