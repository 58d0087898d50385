package io.appservices.emulator.service.dependency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages out of what npm has downloaded, whose files are written here as npm writes them. */
class NpmCacheTest {

  private static final String REGISTRY = "https://registry.example/npm";

  @TempDir Path home;
  private final Document versions = new Document();

  @BeforeEach
  void makeCache() throws IOException {
    Files.createDirectories(home.resolve("_cacache/index-v5"));
  }

  private UnpackedPackages install(String name, String range) {
    return new NpmCache(home, Optional.empty()).install(Map.of(name, range));
  }

  private static String text(UnpackedPackages installed, String path) {
    return new String(installed.read(path).orElseThrow(), UTF_8);
  }

  /** Puts something into the cache, as the newest content of its address. */
  private void cache(String address, byte[] content) throws IOException {
    String integrity = NpmRegistryTest.sha512(content);
    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(integrity));
    Path file =
        home.resolve("_cacache/content-v2/sha512")
            .resolve(hex.substring(0, 2))
            .resolve(hex.substring(2, 4))
            .resolve(hex.substring(4));
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    String entry =
        new Document("key", "make-fetch-happen:request-cache:" + address)
            .append("integrity", "sha512-" + integrity)
            .append("time", 1_000 + versions.size())
            .toJson();
    Path bucket = home.resolve("_cacache/index-v5/0a/1b/rest");
    Files.createDirectories(bucket.getParent());
    Files.writeString(
        bucket, "\n0123\t" + entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void describe(String name, String version, Document dependencies) throws IOException {
    byte[] tarball = tarball(name, version);
    Document dist =
        new Document("tarball", tarballAddress(name, version))
            .append("integrity", "sha512-" + NpmRegistryTest.sha512(tarball));
    versions.append(version, new Document("dependencies", dependencies).append("dist", dist));
    Document all =
        new Document("dist-tags", new Document("latest", version)).append("versions", versions);
    cache(REGISTRY + "/" + name.replace("/", "%2f"), all.toJson().getBytes(UTF_8));
  }

  private static String tarballAddress(String name, String version) {
    return REGISTRY + "/" + name + "/-/" + version + ".tgz";
  }

  private static byte[] tarball(String name, String version) {
    return NpmRegistryTest.tarball("module.exports = '" + name + " " + version + "'");
  }

  private void download(String name, String version) throws IOException {
    cache(tarballAddress(name, version), tarball(name, version));
  }

  @Test
  void takesTheNewestVersionThatWasDownloaded() throws IOException {
    describe("@a/b", "1.0.0", new Document());
    describe("@a/b", "1.1.0", new Document());
    describe("@a/b", "1.2.0", new Document());
    download("@a/b", "1.0.0");
    download("@a/b", "1.1.0");

    assertThat(text(install("@a/b", "^1.0.0"), "/node_modules/@a/b/index.js"))
        .contains("@a/b 1.1.0");
    assertThat(text(install("@a/b", "latest"), "/node_modules/@a/b/index.js"))
        .contains("@a/b 1.1.0");
    assertThat(text(install("@a/b", "1.0.0"), "/node_modules/@a/b/index.js"))
        .contains("@a/b 1.0.0");
  }

  @Test
  void findsAPackageWhoseScopeWasAskedForAsAFolder() throws IOException {
    describe("@a/b", "1.0.0", new Document());
    download("@a/b", "1.0.0");
    Path bucket = home.resolve("_cacache/index-v5/0a/1b/rest");
    Files.writeString(bucket, Files.readString(bucket).replace("@a%2fb", "@a/b"));

    assertThat(text(install("@a/b", "1.0.0"), "/node_modules/@a/b/index.js"))
        .contains("@a/b 1.0.0");
  }

  @Test
  void saysWhatItDoesNotHave() throws IOException {
    describe("seen", "1.0.0", new Document());

    assertThatThrownBy(() -> install("never", "1.0.0"))
        .isInstanceOf(PackageException.class)
        .hasMessage("the npm cache does not have 'never'");
    assertThatThrownBy(() -> install("seen", "1.0.0"))
        .hasMessage("the npm cache does not have 'seen'");
  }

  @Test
  void refusesATarballThatWasChanged() throws IOException {
    describe("p", "1.0.0", new Document());
    cache(tarballAddress("p", "1.0.0"), NpmRegistryTest.tarball("other"));

    assertThatThrownBy(() -> install("p", "1.0.0")).hasMessageContaining("its sha512 differs");
  }

  @Test
  void passesOverLinesThatAreNoEntries() throws IOException {
    describe("p", "1.0.0", new Document());
    download("p", "1.0.0");
    Path bucket = home.resolve("_cacache/index-v5/0a/1b/rest");
    Files.writeString(bucket, "\nhalf\t{\"key\": ", StandardOpenOption.APPEND);

    assertThat(text(install("p", "*"), "/node_modules/p/index.js")).contains("p 1.0.0");
  }

  @Test
  void namesAFolderThatIsNoCache() {
    assertThatThrownBy(
            () -> new NpmCache(home.resolve("no"), Optional.empty()).install(Map.of("p", "1.0.0")))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("npm cache")
        .hasMessageContaining("cannot be read");
  }
}
