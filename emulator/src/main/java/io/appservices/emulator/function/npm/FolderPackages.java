package io.appservices.emulator.function.npm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages of a folder {@code node_modules} on the disk, which is read when a function asks.
 * Links are not followed, so that nothing outside of it can be reached.
 */
public final class FolderPackages implements PackageFiles {

  private final Path folder;

  /**
   * Makes the packages of a folder.
   *
   * @param folder {@code node_modules} itself
   */
  public FolderPackages(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Optional<byte[]> read(String path) {
    Optional<Path> file = onDisk(path).filter(FolderPackages::isPlainFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (Files.size(file.get()) > PackageLimits.MAX_FILE_BYTES) {
        throw new PackageException(path + " is larger than " + PackageLimits.MAX_FILE_TEXT);
      }
      return Optional.of(Files.readAllBytes(file.get()));
    } catch (IOException e) {
      throw new PackageException(path + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public boolean isFile(String path) {
    return onDisk(path).filter(FolderPackages::isPlainFile).isPresent();
  }

  @Override
  public boolean isFolder(String path) {
    return onDisk(path)
        .filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
        .isPresent();
  }

  private static boolean isPlainFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the place of a path, none of whose parts is a link. */
  private Optional<Path> onDisk(String path) {
    if (path.equals(ROOT)) {
      return Optional.of(folder);
    }
    if (!path.startsWith(ROOT + "/")) {
      return Optional.empty();
    }
    try {
      Path current = folder;
      for (String part : path.substring(ROOT.length() + 1).split("/")) {
        if (part.isEmpty() || part.equals("..") || part.indexOf('\\') >= 0) {
          return Optional.empty();
        }
        current = current.resolve(part);
        if (Files.isSymbolicLink(current)) {
          return Optional.empty();
        }
      }
      return Optional.of(current);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> packageFolders() {
    return names(folder).stream()
        .flatMap(
            name ->
                name.startsWith("@")
                    ? names(folder.resolve(name)).stream().map(inner -> name + "/" + inner)
                    : Stream.of(name))
        .map(name -> ROOT + "/" + name)
        .filter(path -> isFile(path + "/package.json"))
        .toList();
  }

  @Override
  public UnpackedPackages unpacked() {
    Unpacking unpacking = new Unpacking("functions/node_modules");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(FolderPackages::isPlainFile).toList()) {
        try (InputStream content = Files.newInputStream(file)) {
          unpacking.file(folder.relativize(file).toString().replace('\\', '/'), content);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new PackageException("functions/node_modules cannot be read: " + e.getMessage());
    }
    return UnpackedPackages.of(unpacking.files());
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
