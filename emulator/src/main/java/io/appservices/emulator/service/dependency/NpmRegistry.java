package io.appservices.emulator.service.dependency;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.npm.PackageArchive;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.PackageLimits;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/**
 * Gets packages from a registry of npm (docs of npm: registry API). A tarball is used only if it
 * has the SHA-512 that the registry says. Nothing of a package is run.
 */
public final class NpmRegistry implements PackageInstaller {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String SHORT = "application/vnd.npm.install-v1+json";

  /** A client for the whole JVM, made when something is first fetched. */
  private static final class Client {
    static final HttpClient INSTANCE =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  private final String base;

  /**
   * Makes a client of a registry.
   *
   * @param registry its address, {@code http} or {@code https}
   */
  public NpmRegistry(URI registry) {
    String text = registry.toString();
    base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
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
    byte[] answer = get(base + "/" + name.replace("/", "%2f"), name, SHORT);
    try {
      Document described = Ejson.parseDocument(new String(answer, StandardCharsets.UTF_8));
      return PackageVersions.of(name, described);
    } catch (PackageException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PackageException(
          "the npm registry describes '" + name + "' in no JSON: " + e.getMessage());
    }
  }

  private Map<String, byte[]> files(PackageVersions.Release release) {
    byte[] tarball = get(tarball(release.tarball()), release.name(), "*/*");
    release.check(tarball);
    return PackageArchive.readPackage(release.name(), tarball);
  }

  /** Returns an address at this registry: those that pass on what another one has name that one. */
  private String tarball(String address) {
    if (address.startsWith(base + "/")) {
      return address;
    }
    try {
      return base + URI.create(address).getRawPath();
    } catch (IllegalArgumentException e) {
      throw new PackageException("the npm registry names no address: " + e.getMessage());
    }
  }

  private static byte[] get(String address, String name, String accept) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(TIMEOUT)
            .header("Accept", accept)
            .build();
    try {
      HttpResponse<InputStream> response =
          Client.INSTANCE.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new PackageException(
              "the npm registry answers " + response.statusCode() + " for '" + name + "'");
        }
        byte[] content = body.readNBytes(PackageLimits.MAX_DOWNLOAD_BYTES + 1);
        if (content.length > PackageLimits.MAX_DOWNLOAD_BYTES) {
          throw new PackageException("the npm registry sends too much for '" + name + "'");
        }
        return content;
      }
    } catch (IOException e) {
      throw new PackageException(
          "the npm registry cannot be reached for '" + name + "': " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackageException("interrupted while '" + name + "' was fetched");
    }
  }
}
