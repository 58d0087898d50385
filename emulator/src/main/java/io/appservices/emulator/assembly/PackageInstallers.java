package io.appservices.emulator.assembly;

import io.appservices.emulator.config.FunctionSettings;
import io.appservices.emulator.service.dependency.NpmCache;
import io.appservices.emulator.service.dependency.NpmRegistry;
import io.appservices.emulator.service.dependency.PackageInstaller;
import java.util.Optional;

/**
 * Where packages that are asked for by name come from: the cache of npm, a registry, or nowhere.
 */
final class PackageInstallers {

  private PackageInstallers() {}

  static Optional<PackageInstaller> of(FunctionSettings settings) {
    Optional<NpmRegistry> registry = settings.npmRegistry().map(NpmRegistry::new);
    return settings
        .npmCache()
        .<PackageInstaller>map(cache -> new NpmCache(cache, registry))
        .or(() -> registry);
  }
}
