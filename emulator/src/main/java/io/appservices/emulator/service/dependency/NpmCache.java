package io.appservices.emulator.service.dependency;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.PackageLimits;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The cache in which npm keeps what it has downloaded ({@code cacache}, version 5 of its index),
 * whatever registry that was from. It is read when packages are installed, and never written.
 */
public final class NpmCache implements PackageInstaller {

  private static final String KEY = "make-fetch-happen:request-cache:";
  private static final String SHA_512 = "sha512-";

  /** An entry of the cache for an address: the place of its content, and its time. */
  private record Entry(String integrity, long time) {}

  private final Path folder;
  private final Optional<PackageSource> otherwise;

  /**
   * Makes a reader of a cache.
   *
   * @param folder {@code _cacache}, or the folder that it is in
   * @param otherwise has what is not in the cache; empty if nothing else is to be asked
   */
  public NpmCache(Path folder, Optional<NpmRegistry> otherwise) {
    Path inner = folder.resolve("_cacache");
    this.folder = Files.isDirectory(inner) ? inner : folder;
    this.otherwise = otherwise.map(PackageSource.class::cast);
  }

  @Override
  public UnpackedPackages install(Map<String, String> ranges) {
    return new SourceInstaller(new Read(entries())).install(ranges);
  }

  /** Returns the newest entry for the path of each address. */
  private Map<String, Entry> entries() {
    Map<String, Entry> entries = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("index-v5"), 4)) {
      files
          .filter(Files::isRegularFile)
          .flatMap(NpmCache::lines)
          .filter(line -> line.indexOf('\t') >= 0)
          .forEach(line -> add(entries, line.substring(line.indexOf('\t') + 1)));
    } catch (IOException | UncheckedIOException e) {
      throw new PackageException("the npm cache " + folder + " cannot be read: " + e.getMessage());
    }
    return entries;
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Entry> entries, String json) {
    try {
      Document entry = Ejson.parseDocument(json);
      if (entry.get("key") instanceof String key
          && key.startsWith(KEY)
          && entry.get("integrity") instanceof String integrity
          && entry.get("time") instanceof Number time) {
        String path = URI.create(key.substring(KEY.length())).getRawPath();
        Entry found = new Entry(integrity, time.longValue());
        entries.merge(path, found, (a, b) -> a.time() > b.time() ? a : b);
      }
    } catch (EjsonException | IllegalArgumentException e) {
      // A line that was not written to its end counts as absent, as for npm.
    }
  }

  /** The content of the cache when an installation began. */
  private final class Read implements PackageSource {

    private final Map<String, Entry> entries;

    Read(Map<String, Entry> entries) {
      this.entries = entries;
    }

    @Override
    public Document versions(String name) {
      Optional<byte[]> found =
          content("/" + name.replace("/", "%2f")).or(() -> content("/" + name));
      if (found.isEmpty()) {
        return otherwise.orElseThrow(() -> missing(name)).versions(name);
      }
      Document described = NpmRegistry.described(name, found.get());
      if (otherwise.isEmpty() && described.get("versions") instanceof Document versions) {
        versions.values().removeIf(version -> !isThere(version));
        described.put("dist-tags", newest(name, versions));
      }
      return described;
    }

    private Document newest(String name, Document versions) {
      return versions.keySet().stream()
          .flatMap(text -> Version.of(text).map(one -> Map.entry(one, text)).stream())
          .max(Map.Entry.comparingByKey())
          .map(found -> new Document("latest", found.getValue()))
          .orElseThrow(() -> missing(name));
    }

    private boolean isThere(Object version) {
      return version instanceof Document release
          && release.get("dist") instanceof Document dist
          && dist.get("tarball") instanceof String address
          && find(path(address)).isPresent();
    }

    @Override
    public byte[] tarball(String name, String address) {
      return content(path(address))
          .orElseGet(() -> otherwise.orElseThrow(() -> missing(name)).tarball(name, address));
    }

    private Optional<Entry> find(String path) {
      Entry exact = entries.get(path);
      return exact != null
          ? Optional.of(exact)
          : entries.entrySet().stream()
              .filter(entry -> entry.getKey().endsWith(path))
              .map(Map.Entry::getValue)
              .findFirst();
    }

    private Optional<byte[]> content(String path) {
      return find(path).flatMap(this::content);
    }

    private Optional<byte[]> content(Entry entry) {
      for (String digest : entry.integrity().split(" ")) {
        if (digest.startsWith(SHA_512)) {
          return read(digest.substring(SHA_512.length()));
        }
      }
      return Optional.empty();
    }

    private Optional<byte[]> read(String base64) {
      try {
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        Path file =
            List.of(hex.substring(0, 2), hex.substring(2, 4), hex.substring(4)).stream()
                .reduce(folder.resolve("content-v2/sha512"), Path::resolve, (a, b) -> b);
        return Files.isRegularFile(file) && Files.size(file) <= PackageLimits.MAX_DOWNLOAD_BYTES
            ? Optional.of(Files.readAllBytes(file))
            : Optional.empty();
      } catch (IOException | RuntimeException e) {
        return Optional.empty();
      }
    }
  }

  private static String path(String address) {
    try {
      return URI.create(address).getRawPath();
    } catch (IllegalArgumentException e) {
      throw new PackageException("the npm cache names no address: " + e.getMessage());
    }
  }

  private static PackageException missing(String name) {
    return new PackageException("the npm cache does not have '" + name + "'");
  }
}
