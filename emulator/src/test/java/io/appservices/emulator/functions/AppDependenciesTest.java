package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.PackageArchives.ZIP;
import static io.appservices.emulator.functions.PackageArchives.p;
import static io.appservices.emulator.functions.PackageArchives.zip;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The npm packages of apps: uploads, as command lines make them. */
class AppDependenciesTest {

  private final Code code = Code.shared();

  private Response upload(String method, String path, String file, byte[] content) {
    return upload(code, method, path, file, content);
  }

  private static Response upload(
      Code code, String method, String path, String file, byte[] content) {
    return code.app().admin().upload(method, path, file, content);
  }

  @Test
  void anUploadIsUsedByTheNextCall() {
    code.function("f", "exports = () => require('p');");
    String user = code.anonymous();
    assertThat(code.call(user, "f"))
        .isRefused(
            400,
            "FunctionExecutionError",
            "Error: Cannot find module 'p': the app has no npm packages");

    assertThat(upload("PUT", "/dependencies", ZIP, p("1.0.0", "first"))).isEmpty(204);
    assertThat(code.call(user, "f").body()).isEqualTo("\"first\"");
    assertThat(upload("POST", "/dependencies", ZIP, p("1.1.0", "second"))).isEmpty(204);
    assertThat(code.call(user, "f").body()).isEqualTo("\"second\"");
  }

  @Test
  void whatWasUploadedIsListedAndGivenBack() throws IOException {
    assertThat(code.admin("GET", "/dependencies", null).body())
        .isEqualTo("{\"dependencies_list\":[]}");
    assertThat(code.admin("GET", "/dependencies/status", null).body())
        .isEqualTo("{\"status\":\"\",\"status_message\":\"\"}");
    assertThat(code.admin("GET", "/dependencies/archive", null))
        .isRefused(404, "AppDependenciesNotFound", "no dependencies were uploaded for this app");
    assertThat(code.admin("GET", "/dependencies/export", null))
        .isRefused(404, "AppDependenciesNotFound", "no dependencies were uploaded for this app");

    upload("PUT", "/dependencies", ZIP, p("1.0.0", "x"));

    Document listed = code.admin("GET", "/dependencies", null).document();
    assertThat(listed.get("dependencies_list"))
        .isEqualTo(List.of(new Document("name", "p").append("version", "1.0.0")));
    assertThat(listed).containsEntry("location", ZIP).containsKeys("_id", "user_id");
    assertThat(code.admin("GET", "/dependencies/status", null).body())
        .isEqualTo("{\"status\":\"successful\",\"status_message\":\"\"}");
    assertThat(code.admin("GET", "/dependencies/export", null).body())
        .isEqualTo("{\"dependencies\":{\"p\":\"1.0.0\"}}");
    Response archive = code.admin("GET", "/dependencies/archive", null);
    assertThat(archive.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"node_modules.zip\"");
    assertThat(names(code.app().admin().bytes("/dependencies/archive")))
        .containsExactly("node_modules/p/index.js", "node_modules/p/package.json");
  }

  private static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void anUploadIsADeployment() {
    int before = code.admin("GET", "/deployments", null).documents().size();
    upload("PUT", "/dependencies", ZIP, p("1.0.0", "x"));

    List<Document> after = code.admin("GET", "/deployments", null).documents();
    assertThat(after).hasSize(before + 1);
    assertThat(after.get(0)).containsEntry("status", "successful");
  }

  @Test
  void anUploadLeavesAnOpenDraftAsItIs() {
    String draft = code.create("/drafts", new Document());
    code.function("drafted", "exports = () => 1;");

    assertThat(upload("PUT", "/dependencies", ZIP, p("1.0.0", "x"))).isEmpty(204);

    assertThat(code.admin("POST", "/drafts/" + draft + "/deployment", null)).isJson(201);
  }

  @Test
  void aBadUploadFailsByItsStatusAndLeavesTheOneBefore() {
    code.function("f", "exports = () => require('p');");
    upload("PUT", "/dependencies", ZIP, p("1.0.0", "kept"));

    assertThat(upload("PUT", "/dependencies", ZIP, zip("../../evil.js", "x"))).isEmpty(204);

    Document status = code.admin("GET", "/dependencies/status", null).document();
    assertThat(status).containsEntry("status", "failed");
    assertThat(status.getString("status_message")).contains("leads out of it");
    assertThat(code.call(code.anonymous(), "f").body()).isEqualTo("\"kept\"");
    assertThat(upload("PUT", "/dependencies", "other.txt", new byte[1]))
        .isRefused(
            400,
            "BadRequest",
            "'other.txt' is neither package.json nor node_modules.zip, .tar, .tar.gz or .tgz");
    assertThat(code.admin("PUT", "/dependencies", new Document()))
        .isRefused(400, "BadRequest", "expected a file as Content-Type: multipart/form-data");
  }

  @Test
  void aDifferenceIsToldBeforeTheUpload() {
    upload(
        "PUT",
        "/dependencies",
        ZIP,
        zip(
            "gone/package.json",
            "{\"version\": \"1.0.0\"}",
            "p/package.json",
            "{\"version\": \"1.9.1\"}"));

    String expected =
        "{\"added\":[{\"name\":\"new\",\"version\":\"4.3.1\"}],"
            + "\"deleted\":[{\"name\":\"gone\",\"version\":\"1.0.0\"}],"
            + "\"modified\":[{\"name\":\"p\",\"version\":\"1.9.2\",\"previous_version\":\"1.9.1\"}]}";
    assertThat(
            upload(
                    "POST",
                    "/dependencies/diff",
                    ZIP,
                    zip(
                        "new/package.json",
                        "{\"version\": \"4.3.1\"}",
                        "p/package.json",
                        "{\"version\": \"1.9.2\"}"))
                .body())
        .isEqualTo(expected);
    assertThat(
            upload(
                    "POST",
                    "/dependencies/diff",
                    "package.json",
                    "{\"dependencies\": {\"new\": \"4.3.1\", \"p\": \"1.9.2\"}}"
                        .getBytes(StandardCharsets.UTF_8))
                .body())
        .isEqualTo(expected);
  }

  @Test
  void aPackageJsonIsMetByWhatIsThereOrFailsWithTheNames() {
    byte[] wanted = "{\"dependencies\": {\"p\": \"^1.0.0\"}}".getBytes(StandardCharsets.UTF_8);
    assertThat(upload("PUT", "/dependencies", "package.json", wanted)).isEmpty(204);
    Document status = code.admin("GET", "/dependencies/status", null).document();
    assertThat(status).containsEntry("status", "failed");
    assertThat(status.getString("status_message"))
        .contains("not installed: p")
        .contains("--npm-registry");

    upload("PUT", "/dependencies", ZIP, p("1.2.0", "x"));
    assertThat(upload("PUT", "/dependencies", "package.json", wanted)).isEmpty(204);

    assertThat(code.admin("GET", "/dependencies/status", null).document())
        .containsEntry("status", "successful");
    assertThat(code.admin("GET", "/dependencies/export", null).body())
        .isEqualTo("{\"dependencies\": {\"p\": \"^1.0.0\"}}");
  }

  @Test
  void aPackageIsAddedAndRemovedByName() {
    Response refused = code.admin("PUT", "/dependencies/axios?version=1.6.0", null);
    assertThat(refused.status()).isEqualTo(501);
    assertThat(refused.string("error")).contains("not installed: axios").contains("--npm-registry");
    assertThat(code.admin("DELETE", "/dependencies/axios?version=1.6.0", null))
        .isRefused(404, "AppDependenciesNotFound", "dependency not found: 'axios'");

    upload(
        "PUT",
        "/dependencies",
        ZIP,
        zip(
            "@s/q/package.json",
            "{\"version\": \"1.0.0\"}",
            "p/package.json",
            "{\"version\": \"1.0.0\"}"));
    assertThat(code.admin("PUT", "/dependencies/p?version=1.0.0", null)).isEmpty(204);
    Response noRange = code.admin("PUT", "/dependencies/p?version=99999999999999999999", null);
    assertThat(noRange.string("error")).contains("is no range of versions");
    assertThat(code.admin("DELETE", "/dependencies/@s%2Fq", null)).isEmpty(204);

    assertThat(code.admin("GET", "/dependencies", null).document().get("dependencies_list"))
        .isEqualTo(List.of(new Document("name", "p").append("version", "1.0.0")));
    assertThat(code.admin("DELETE", "/dependencies", null)).isEmpty(204);
    assertThat(code.admin("GET", "/dependencies", null).body())
        .isEqualTo("{\"dependencies_list\":[]}");
  }

  @Test
  void appsHaveTheirOwnPackages() {
    Code other = Code.shared();
    for (Code one : List.of(code, other)) {
      one.function("f", "exports = () => require('p');");
    }
    upload("PUT", "/dependencies", ZIP, p("1.0.0", "mine"));
    upload(
        other,
        "PUT",
        "/dependencies",
        ZIP,
        zip("p/index.js", "Object.prototype.leak = 1; module.exports = 'other'"));

    for (int i = 0; i < 6; i++) {
      assertThat(other.call(other.anonymous(), "f").body()).isEqualTo("\"other\"");
    }
    assertThat(code.call(code.anonymous(), "f").body()).isEqualTo("\"mine\"");
    code.function("leak", "exports = () => typeof ({}).leak;");
    assertThat(code.call(code.anonymous(), "leak").body()).isEqualTo("\"undefined\"");
  }
}
