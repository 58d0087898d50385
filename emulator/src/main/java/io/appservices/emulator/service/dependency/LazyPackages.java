package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.PackageFiles;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Packages that are read when somebody first asks for one; tried again if that failed. */
final class LazyPackages implements PackageFiles {

  private final Supplier<PackageFiles> source;
  private volatile @Nullable PackageFiles files;

  LazyPackages(Supplier<PackageFiles> source) {
    this.source = source;
  }

  private PackageFiles files() {
    PackageFiles read = files;
    if (read == null) {
      synchronized (this) {
        read = files;
        if (read == null) {
          read = source.get();
          files = read;
        }
      }
    }
    return read;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return files().read(path);
  }

  @Override
  public boolean isFile(String path) {
    return files().isFile(path);
  }

  @Override
  public boolean isFolder(String path) {
    return files().isFolder(path);
  }

  @Override
  public List<String> packageFolders() {
    return files().packageFolders();
  }

  @Override
  public UnpackedPackages unpacked() {
    return files().unpacked();
  }
}
