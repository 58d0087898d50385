package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Watchdog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command lines of the documentation, with the curl of this machine. */
class CurlTest extends AtlasTest {

  private static final long PATIENCE_SECONDS = 60;

  @Test
  void deletesAUserAsTheDocumentationShows() throws IOException, InterruptedException {
    create(scram("ellen"));

    String answers = curl("-i", "-X", "DELETE", url("/admin/ellen"));

    List<String> heads = heads(answers);
    assertThat(heads).hasSize(2);
    assertThat(heads.get(0))
        .startsWith("HTTP/1.1 401 Unauthorized")
        .contains("WWW-Authenticate: Digest realm=\"MMS Public API\", domain=\"\", nonce=\"")
        .containsIgnoringCase("Content-Type: application/json;charset=ISO-8859-1");
    assertThat(heads.get(1))
        .startsWith("HTTP/1.1 204 No Content")
        .contains("Vary: Accept-Encoding")
        .contains("Content-Type: application/json")
        .contains("Strict-Transport-Security: max-age=300");
    assertThat(atlas.users("GET", "/admin/ellen", null).status()).isEqualTo(404);
  }

  @Test
  void severalRequestsOnOneCommandLineAreLetIn() throws IOException, InterruptedException {
    String answers = curl("-i", url("?pretty=true"), url("/admin/nobody"));

    assertThat(heads(answers))
        .extracting(head -> head.substring(9, 12))
        .filteredOn(status -> !status.equals("401"))
        .containsExactly("200", "404");
  }

  @Test
  void sendsBodiesAndEscapedNames() throws IOException, InterruptedException {
    String json = "Content-Type: application/json";
    String body =
        "{\"databaseName\":\"$external\",\"username\":\"CN=a b/c,O=d\",\"x509Type\":\"CUSTOMER\","
            + "\"roles\":[{\"databaseName\":\"db\",\"roleName\":\"read\"}]}";

    assertThat(curl("-H", json, "-d", body, url(""))).contains("\"username\":\"CN=a b/c,O=d\"");

    String path = "/$external/CN=a%20b%2Fc,O=d";
    assertThat(curl(url(path))).contains("\"username\":\"CN=a b/c,O=d\"");
    String labels = "{\"labels\":[{\"key\":\"k\",\"value\":\"v\"}]}";
    assertThat(curl("-X", "PATCH", "-H", json, "-d", labels, url(path))).contains("\"key\":\"k\"");
    assertThat(curl("-i", "-X", "DELETE", url(path))).contains("HTTP/1.1 204 No Content");
  }

  @Test
  void isRefusedWithAnotherKey() throws IOException, InterruptedException {
    String answers = run("curl", "-s", "-i", "-u", "emulator:wrong", "--digest", url(""));

    assertThat(heads(answers)).hasSize(2).allMatch(head -> head.startsWith("HTTP/1.1 401 "));
  }

  private String url(String path) {
    return emulator.baseUrl() + atlas.group("/databaseUsers" + path);
  }

  /** The option list of the documentation, and more. */
  private static String curl(String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("curl", "-sS", "-u", "emulator:emulator-private-key", "--digest"));
    command.addAll(List.of(more));
    return run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    Process process = builder.start();
    Watchdog.over(process);
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> heads(String answers) {
    return List.of(answers.split("(?=HTTP/1\\.1 )"));
  }
}
