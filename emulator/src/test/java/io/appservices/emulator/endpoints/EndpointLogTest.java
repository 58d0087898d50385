package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Requests to endpoints in the logs of their app. */
class EndpointLogTest {

  private final EndpointApp app = EndpointApp.shared();

  @Test
  void writesWhatTheRequestCameWithIntoTheLogButNoSecrets() {
    app.endpoint("POST", "/args", "exports = () => 1");
    app.post("/args?a=b&secret=s3cret", "{\"name\":\"Ada\",\"password\":\"hunter2\"}");

    Document entry = app.logs("ENDPOINT").get(0);

    assertThat(entry).containsEntry("endpoint_route", "/args").containsKey("endpoint_id");
    assertThat(entry.get("endpoint_args")).asString().contains("\"a\"", "\"b\"");
    assertThat(entry.get("remote_ip_address")).isEqualTo("127.0.0.1");
    Document call = entry.get("function_call", Document.class);
    assertThat(call.getList("arguments", Document.class).get(0))
        .containsEntry("body", "{\"name\":\"Ada\",\"password\":\"***\"}");
    assertThat(entry.toJson()).doesNotContain("s3cret", "hunter2");
  }

  @Test
  void leavesArgumentsOutOfTheLogWhereTheFunctionSaysSo() {
    app.create(
        "/functions", json("{name: 'still', source: 'exports = () => 1', disable_arg_logs: true}"));
    app.create("/endpoints", json("{route: '/still', http_method: 'GET', function_name: 'still'}"));

    app.get("/still?a=b");

    Document entry = app.logs("ENDPOINT").get(0);
    assertThat(entry).doesNotContainKey("endpoint_args");
    assertThat(entry.get("function_call", Document.class)).doesNotContainKey("arguments");
  }

  @Test
  void writesTheRequestIntoTheLogUnderTheIdOfTheAnswer() {
    app.endpoint("GET", "/log", "exports = () => { console.log('line'); return 1 }")
        .endpoint("GET", "/fail", "exports = () => { throw new Error('no') }");

    String answered = app.get("/log").header("x-appservices-request-id");
    Response failed = app.get("/fail");

    assertThat(app.logs("ENDPOINT"))
        .extracting(
            entry -> entry.get("co_id"), entry -> entry.get("messages"), e -> e.get("error"))
        .containsExactly(
            tuple(failed.header("x-appservices-request-id"), List.of(), "Error: no"),
            tuple(answered, List.of("line"), null));
    assertThat(failed.string("link"))
        .endsWith("/logs?co_id=" + failed.header("x-appservices-request-id"));
  }
}
