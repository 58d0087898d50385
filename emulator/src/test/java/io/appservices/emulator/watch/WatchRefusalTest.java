package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that do not open say so in JSON, so that SDKs can get a new token and try again. */
class WatchRefusalTest {

  private static final String WATCH =
      "{name: 'watch', arguments: [{database: 'db', collection: 'c'}], service: 'mongodb-atlas'}";

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  @ParameterizedTest
  @ValueSource(strings = {"", "&baas_at=", "&baas_at=garbage", "&stitch_at=a.b.c"})
  void withoutAGoodTokenTheAnswerIsAnErrorInJson(String parameter) {
    Response answer = get("baas_request=" + encoded(WATCH) + parameter, null);

    assertThat(answer).isRefused(401, "InvalidSession", "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: 'find', arguments: [{database: 'd', collection: 'c'}], service: 'mongodb-atlas'}",
        "{name: 'watch', arguments: [{database: 'd', collection: 'c'}]}",
        "{arguments: [{}]}",
      })
  void onlyWatchIsStreamed(String request) {
    assertThat(get("baas_request=" + encoded(request), token))
        .isRefused(400, "BadRequest", "invalid function call request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "baas_request=", "baas_request=***", "baas_request=bm90IGpzb24="})
  void aRequestThatCannotBeReadIsRefused(String query) {
    assertThat(get(query, token)).isRefused(400, "BadRequest", "invalid function call request");
  }

  @Test
  void aServiceThatIsNotThereIsNotWatched() {
    String request = "baas_request=" + encoded(WATCH.replace(DATA, "nope"));

    String error = "TypeError: Cannot access member 'watch' of undefined";
    assertThat(get(request, token)).isRefused(400, "FunctionExecutionError", error);
    assertThat(get(request + "&stitch_validate=true", token))
        .isRefused(400, "FunctionExecutionError", error);
  }

  @Test
  void stitchAsksFirstWhetherTheStreamWouldOpen() {
    String query = "stitch_request=" + encoded(WATCH) + "&stitch_validate=true";

    assertThat(get(query, token)).hasStatus(200).hasBody("");
    assertThat(get(query + "&stitch_at=garbage", null)).isRefusedWithCode(401, "InvalidSession");
  }

  private Response get(String query, String bearer) {
    String path = code.app().client().app("/functions/call?" + query);
    return code.app().client().send("GET", path, bearer, null);
  }

  private static String encoded(String request) {
    byte[] body = json(request).toJson().getBytes(UTF_8);
    return URLEncoder.encode(Base64.getEncoder().encodeToString(body), UTF_8);
  }
}
