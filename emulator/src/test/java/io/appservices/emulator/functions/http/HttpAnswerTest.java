package io.appservices.emulator.functions.http;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of functions by HTTP that a test answers, whatever host they are for. */
class HttpAnswerTest {

  private static final String REQUEST =
      "post({url: 'https://api.example.com/v1', headers: {'X-Key': ['k']}, body: {a: '1'},"
          + " encodeBodyAsJSON: true})";
  private static final String ALL =
      "; return [r.statusCode, r.status, r.headers['X-A'], r.body.text()];";

  private final Code code = Code.shared();

  private Response run(String body) {
    code.function("f" + body.hashCode(), "exports = async () => { " + body + " };");
    return code.call(code.anonymous(), "f" + body.hashCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"context.http", "context.services.get('http')"})
  void areAnsweredAndKept(String through) {
    code.create("/services", new Document("name", "http").append("type", "http"));
    var calls = code.app().emulated().serviceCalls();
    calls.answer(
        "http",
        "post",
        arguments ->
            Map.of("statusCode", 201, "headers", Map.of("X-A", List.of("b")), "body", "made"));

    assertThat(run("const r = await " + through + "." + REQUEST + ALL))
        .hasBody("[{\"$numberInt\":\"201\"},\"201 Created\",[\"b\"],\"made\"]");

    assertThat(calls.list("http")).hasSize(1);
    assertThat(calls.list().get(0).action()).isEqualTo("post");
    assertThat(calls.list().get(0).type()).isEqualTo("http");
    assertThat(calls.list().get(0).arguments().get(0))
        .isEqualTo(
            Map.of(
                "url",
                "https://api.example.com/v1",
                "headers",
                Map.of("X-Key", List.of("k")),
                "body",
                "{\"a\":\"1\"}",
                "method",
                "POST"));
  }

  @Test
  void areAnsweredUnderTheNameOfTheirService() {
    code.create("/services", new Document("name", "shop").append("type", "http"));
    code.app()
        .emulated()
        .serviceCalls()
        .answer("shop", "get", arguments -> Map.of("body", Map.of("n", 1)));
    String get = ".get({url: 'https://api.example.com/v1'})";

    assertThat(
            run(
                "const r = await context.services.get('shop')"
                    + get
                    + "; return [r.statusCode, EJSON.parse(r.body.text()).n]"))
        .hasBody("[{\"$numberInt\":\"200\"},{\"$numberInt\":\"1\"}]");
    assertThat(run("return context.http" + get).string("error"))
        .contains("the emulator does not call 'api.example.com'");
  }

  @Test
  void failAsTheTestSays() {
    code.app()
        .emulated()
        .serviceCalls()
        .answer(
            "http",
            "post",
            arguments -> {
              throw new IllegalStateException("connection reset");
            });

    assertThat(run("return context.http." + REQUEST + ".catch(e => e.message)"))
        .hasBody("\"connection reset\"");
  }

  @Test
  void ofModulesAreAnsweredToo() {
    code.app().emulated().serviceCalls().answer("http", "get", arguments -> Map.of("body", "hi"));

    assertThat(
            run(
                "return new Promise((resolve, reject) => require('https')"
                    + ".get('https://api.example.com/', answer => { let all = '';"
                    + " answer.on('data', part => { all += part; });"
                    + " answer.on('end', () => resolve(answer.statusCode + all)); })"
                    + ".on('error', reject))"))
        .hasBody("\"200hi\"");
  }
}
