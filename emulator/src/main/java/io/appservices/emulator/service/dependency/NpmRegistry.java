package io.appservices.emulator.service.dependency;

import io.appservices.emulator.ejson.Ejson;
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
import java.util.Map;
import org.bson.Document;

/** Gets packages from a registry of npm (docs of npm: registry API). */
public final class NpmRegistry implements PackageSource, PackageInstaller {

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
    return new SourceInstaller(this).install(ranges);
  }

  @Override
  public Document versions(String name) {
    return described(name, get(base + "/" + name.replace("/", "%2f"), name, SHORT));
  }

  /** Reads what a registry says of a package. */
  static Document described(String name, byte[] answer) {
    try {
      return Ejson.parseDocument(new String(answer, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      throw new PackageException(
          "the npm registry describes '" + name + "' in no JSON: " + e.getMessage());
    }
  }

  @Override
  public byte[] tarball(String name, String address) {
    return get(here(address), name, "*/*");
  }

  /** Returns an address at this registry: those that pass on what another one has name that one. */
  private String here(String address) {
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
