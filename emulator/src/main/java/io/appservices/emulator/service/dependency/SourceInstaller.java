package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.PackageArchive;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.PackageLimits;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.util.HashMap;
import java.util.Map;

/**
 * Gets packages from a source. A tarball is used only if it has the SHA-512 that the source says.
 * Nothing of a package is run.
 */
public final class SourceInstaller implements PackageInstaller {

  private final PackageSource source;

  SourceInstaller(PackageSource source) {
    this.source = source;
  }

  @Override
  public UnpackedPackages install(Map<String, String> ranges) {
    Map<String, PackageVersions> known = new HashMap<>();
    InstallationTree tree =
        new InstallationTree(name -> known.computeIfAbsent(name, this::versions));
    tree.add(ranges);
    Map<String, byte[]> files = new HashMap<>();
    long[] bytes = new long[1];
    tree.places()
        .forEach(
            (place, release) ->
                files(release)
                    .forEach(
                        (path, content) -> {
                          bytes[0] += content.length;
                          if (bytes[0] > PackageLimits.MAX_UNPACKED_BYTES) {
                            throw new PackageException(
                                release.name() + " makes the packages larger than 256 MiB");
                          }
                          files.put(place + "/" + path, content);
                        }));
    return UnpackedPackages.of(files);
  }

  private PackageVersions versions(String name) {
    return PackageVersions.of(name, source.versions(name));
  }

  private Map<String, byte[]> files(PackageVersions.Release release) {
    byte[] tarball = source.tarball(release.name(), release.tarball());
    release.check(tarball);
    return PackageArchive.readPackage(release.name(), tarball);
  }
}
