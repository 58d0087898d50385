package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.PackageException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The versions of a package that a registry has. */
record PackageVersions(String name, Map<?, ?> tags, Map<?, ?> versions) {

  private static final String SHA_512 = "sha512-";

  /**
   * One version.
   *
   * @param integrity the hashes of its tarball (W3C: Subresource Integrity)
   * @param dependencies the ranges of versions, by the names of the packages
   */
  record Release(
      String name,
      String version,
      String tarball,
      String integrity,
      Map<String, String> dependencies) {

    /**
     * Checks a tarball.
     *
     * @throws PackageException if it is not the one that the registry describes
     */
    void check(byte[] content) {
      byte[] found = sha512(content);
      String label = name + "@" + version;
      String[] wanted =
          Arrays.stream(integrity.split("\\s+"))
              .filter(hash -> hash.startsWith(SHA_512))
              .toArray(String[]::new);
      if (wanted.length == 0) {
        throw new PackageException(label + " has no sha512 in the npm registry");
      }
      String hash = SHA_512 + Base64.getEncoder().encodeToString(found);
      if (!Arrays.asList(wanted).contains(hash)) {
        throw new PackageException(
            label + " is not what the npm registry says: its sha512 differs");
      }
    }

    private static byte[] sha512(byte[] content) {
      try {
        return MessageDigest.getInstance("SHA-512").digest(content);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Reads what a registry says of a package. */
  static PackageVersions of(String name, Document described) {
    return new PackageVersions(
        name, map(described.get("dist-tags")), map(described.get("versions")));
  }

  /**
   * Returns the version to use: the one that a tag names, that of {@code latest} if it is in the
   * range, or else the highest in it.
   *
   * @throws PackageException if there is none
   */
  Release best(String range) {
    Object tagged = tags.get(range.isBlank() || range.equals("*") ? "latest" : range);
    if (tagged instanceof String version) {
      return release(version);
    }
    VersionRange wanted = VersionRange.of(range);
    if (tags.get("latest") instanceof String latest && wanted.includes(latest)) {
      return release(latest);
    }
    return versions.keySet().stream()
        .map(String::valueOf)
        .flatMap(
            text -> Version.of(text).filter(wanted::includes).map(v -> Map.entry(v, text)).stream())
        .max(Comparator.comparing(Map.Entry<Version, String>::getKey))
        .map(found -> release(found.getValue()))
        .orElseThrow(
            () -> new PackageException("the npm registry has no '" + name + "' in " + range));
  }

  private Release release(String version) {
    Map<?, ?> described = map(versions.get(version));
    Map<?, ?> dist = map(described.get("dist"));
    Map<String, String> dependencies = new TreeMap<>();
    map(described.get("dependencies"))
        .forEach(
            (key, range) ->
                dependencies.put(PackageJson.checked(String.valueOf(key)), String.valueOf(range)));
    return new Release(
        name,
        version,
        text(dist.get("tarball"))
            .orElseThrow(
                () -> new PackageException("the npm registry has no " + name + "@" + version)),
        text(dist.get("integrity")).orElse(""),
        dependencies);
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
