package io.appservices.emulator.function.npm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of packages, read only. Paths begin with {@code /node_modules/}, have slashes and no
 * part {@code .} or {@code ..}; every other path is that of nothing. May be used by any number of
 * threads.
 */
public interface PackageFiles {

  /** The folder that all of them are in. */
  String ROOT = "/node_modules";

  /** Nothing. */
  PackageFiles NONE =
      new PackageFiles() {
        @Override
        public Optional<byte[]> read(String path) {
          return Optional.empty();
        }

        @Override
        public boolean isFile(String path) {
          return false;
        }

        @Override
        public boolean isFolder(String path) {
          return false;
        }

        @Override
        public List<String> packageFolders() {
          return List.of();
        }

        @Override
        public UnpackedPackages unpacked() {
          return UnpackedPackages.of(Map.of());
        }
      };

  /**
   * Returns the content of a file; empty if there is no such file.
   *
   * @throws PackageException if it cannot be read
   */
  Optional<byte[]> read(String path);

  boolean isFile(String path);

  boolean isFolder(String path);

  /** Returns the folders of the packages that functions can name, in their order. */
  List<String> packageFolders();

  /**
   * Returns all files, as they are now.
   *
   * @throws PackageException if there are too many, or one cannot be read
   */
  UnpackedPackages unpacked();
}
