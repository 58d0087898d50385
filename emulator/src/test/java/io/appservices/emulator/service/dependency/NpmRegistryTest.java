package io.appservices.emulator.service.dependency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Packages by name, from a registry of the test's own. */
@Tag("security")
class NpmRegistryTest {

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Document> described = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getRawPath();
          asked.add(path);
          byte[] content = files.get(path);
          Document found = described.get(path.substring("/npm/".length()));
          byte[] answer = found == null ? content : found.toJson().getBytes(UTF_8);
          exchange.sendResponseHeaders(
              answer == null ? 404 : 200, answer == null ? -1 : answer.length);
          if (answer != null) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private UnpackedPackages install(String name, String range) {
    String url = "http://localhost:" + server.getAddress().getPort() + "/npm/";
    return new NpmRegistry(URI.create(url)).install(Map.of(name, range));
  }

  /** Publishes a version, whose tarball lies where the real registry would have it. */
  private Document publish(String name, String version, Document dependencies) {
    byte[] tarball = tarball("module.exports = '" + name + " " + version + "'");
    String path = "/" + name + "/-/" + version + ".tgz";
    files.put("/npm" + path, tarball);
    Document dist =
        new Document("tarball", "https://registry.example" + path)
            .append("integrity", "sha512-" + sha512(tarball));
    Document all =
        described.computeIfAbsent(
            name.replace("/", "%2f"),
            key -> new Document("dist-tags", new Document()).append("versions", new Document()));
    all.get("dist-tags", Document.class).put("latest", version);
    all.get("versions", Document.class)
        .put(version, new Document("dependencies", dependencies).append("dist", dist));
    return dist;
  }

  static String sha512(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] tarball(String index) {
    byte[] content = index.getBytes(UTF_8);
    byte[] header = new byte[512];
    put(header, 0, "package/index.js");
    put(header, 124, String.format("%011o", content.length));
    header[156] = '0';
    put(header, 257, "ustar");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(header);
      gzip.write(content);
      gzip.write(new byte[(512 - content.length % 512) % 512]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static String text(UnpackedPackages packages, String folder) {
    return packages
        .read("/node_modules/" + folder + "/index.js")
        .map(bytes -> new String(bytes, UTF_8))
        .orElse("none");
  }

  @Test
  void whatAPackageDependsOnComesAlongAndEachVersionGoesWhereItIsFound() {
    publish("a", "1.0.0", new Document("b", "^1.0.0").append("@s/c", "2.x"));
    publish("b", "1.5.0", new Document("@s/c", "^1.0.0"));
    publish("b", "2.0.0", new Document());
    publish("@s/c", "1.1.0", new Document());
    publish("@s/c", "2.2.0", new Document("a", "*"));

    UnpackedPackages packages = install("a", "latest");

    assertThat(text(packages, "a")).contains("a 1.0.0");
    assertThat(text(packages, "b")).contains("b 1.5.0");
    assertThat(text(packages, "@s/c")).contains("@s/c 2.2.0");
    assertThat(text(packages, "b/node_modules/@s/c")).contains("@s/c 1.1.0");
  }

  @Test
  void theHighestVersionInTheRangeIsTaken() {
    publish("a", "1.9.0", new Document());
    publish("a", "1.10.0", new Document());
    publish("a", "2.0.0-rc.1", new Document());

    assertThat(text(install("a", "^1.0.0"), "a")).contains("a 1.10.0");
    assertThatThrownBy(() -> install("a", "^3.0.0"))
        .isInstanceOf(PackageException.class)
        .hasMessage("the npm registry has no 'a' in ^3.0.0");
  }

  @Test
  void aTarballThatIsNotTheOneDescribedIsRefused() {
    publish("a", "1.0.0", new Document());
    files.put("/npm/a/-/1.0.0.tgz", tarball("other"));

    assertThatThrownBy(() -> install("a", "1.0.0"))
        .isInstanceOf(PackageException.class)
        .hasMessage("a@1.0.0 is not what the npm registry says: its sha512 differs");
  }

  @Test
  void aTarballWithoutAHashIsRefused() {
    publish("a", "1.0.0", new Document()).remove("integrity");

    assertThatThrownBy(() -> install("a", "1.0.0"))
        .hasMessage("a@1.0.0 has no sha512 in the npm registry");
  }

  @Test
  void aPackageThatIsMissingIsNamed() {
    publish("a", "1.0.0", new Document("gone", "1"));

    assertThatThrownBy(() -> install("a", "1.0.0"))
        .isInstanceOf(PackageException.class)
        .hasMessage("the npm registry answers 404 for 'gone'");
  }

  @Test
  void nothingIsFetchedFromElsewhere() {
    publish("a", "1.0.0", new Document());
    install("a", "1.0.0");

    assertThat(asked).containsExactly("/npm/a", "/npm/a/-/1.0.0.tgz");
  }

  @Test
  void aNameThatIsNoneIsRefusedBeforeItIsAskedFor() {
    publish("a", "1.0.0", new Document("../../etc/passwd", "1"));

    assertThatThrownBy(() -> install("a", "1.0.0"))
        .isInstanceOf(PackageException.class)
        .hasMessage("'../../etc/passwd' is no name of an npm package");
    assertThat(asked).containsExactly("/npm/a");
  }
}
