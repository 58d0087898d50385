package io.appservices.emulator.transfer;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;

/** Users of an app, in and out over HTTP. */
final class Travel {

  private Travel() {}

  static Response importInto(TestApp app, String lines) {
    return importInto(app, lines.getBytes(UTF_8));
  }

  static Response importInto(TestApp app, byte[] lines) {
    return Http.send("POST", url(app), lines, "Content-Type", "application/x-ndjson");
  }

  /** An import that has to go well. */
  static void imports(TestApp app, int users, String lines) {
    Response answer = importInto(app, lines);
    assertThat(answer).isJson(200).hasBody("{\"imported\":" + users + "}");
  }

  /** An import that has to be refused with exactly this report, and to leave the app empty. */
  static void refuses(TestApp app, String lines, String... problems) {
    assertThat(importInto(app, lines)).isRefused(400, "BadRequest", report(problems));
    assertThat(app.admin().users("")).isJson(200).hasBody("[]");
    assertThat(app.admin().pendingUsers("")).isJson(200).hasBody("[]");
    assertThat(app.admin().onApp("GET", "/api_keys", null)).isJson(200).hasBody("[]");
  }

  static String report(String... problems) {
    String count = problems.length == 1 ? "1 line" : problems.length + " lines";
    return count + " cannot be imported, so nothing was:\n" + String.join("\n", problems);
  }

  static String exportOf(TestApp app) {
    Response answer = Http.send("GET", url(app), null);
    assertThat(answer).hasStatus(200).hasExactHeader("Content-Type", "application/x-ndjson");
    return answer.body();
  }

  static List<Document> linesOf(String export) {
    return export.lines().map(Document::parse).toList();
  }

  static String url(TestApp app) {
    return app.emulator().baseUrl()
        + "/__emulator/v1/apps/"
        + app.emulated().clientAppId()
        + "/users";
  }
}
