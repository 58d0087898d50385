package io.appservices.emulator.function.js.node;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.js.FakeHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests by Node's modules, which go the way of {@code context.http}. */
class NodeRequestsTest {

  @Test
  void aRequestGoesTheWayOfContextHttp() throws Exception {
    FakeHost host = new FakeHost();
    host.onHttp =
        (url, request) ->
            new Document("statusCode", 201)
                .append("status", "201 Created")
                .append("headers", new Document("X-A", List.of("1", "2")))
                .append("body", new Binary("answer".getBytes(StandardCharsets.UTF_8)));

    Object result =
        run(
            host,
            """
            exports = () => new Promise((resolve, reject) => {
              const request = require('https').request('https://a.example/x?y=1', { method: 'POST', headers: { B: 'c' } },
                (response) => {
                  let body = '';
                  response.setEncoding('utf8');
                  response.on('data', (part) => { body += part; });
                  response.on('end', () => resolve([response.statusCode, response.headers['x-a'], body].join()));
                });
              request.on('error', reject);
              request.end('sent');
            });
            """);

    assertThat(result).isEqualTo("201,1, 2,answer");
    Document sent = host.requests.get(0);
    assertThat(sent)
        .containsEntry("url", "https://a.example/x?y=1")
        .containsEntry("method", "POST")
        .containsEntry("headers", new Document("B", List.of("c")));
    assertThat(new String(sent.get("body", Binary.class).getData(), StandardCharsets.UTF_8))
        .isEqualTo("sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'http://[::1]:8080/x' | http://[::1]:8080/x",
        "'http://[::1]/x' | http://[::1]/x",
        "{hostname: '::1', port: 81} | http://[::1]:81/",
        "{host: '[::1]:82', port: 83} | http://[::1]:83/",
        "{host: 'a.example:82', port: 83} | http://a.example:83/",
      })
  void theHostOfARequestMayBeAnAddress(String target, String url) throws Exception {
    FakeHost host = new FakeHost();
    host.onHttp =
        (sentTo, request) ->
            new Document("statusCode", 204)
                .append("status", "204 No Content")
                .append("headers", new Document())
                .append("body", new Binary(new byte[0]));

    run(
        host,
        "exports = () => new Promise((r, e) => require('http').get(%s, () => r(1)).on('error', e))"
            .formatted(target));

    assertThat(host.requests.get(0)).containsEntry("url", url);
  }

  @Test
  void aRequestThatIsRefusedEmitsTheError() throws Exception {
    FakeHost host = new FakeHost();
    host.onHttp =
        (url, request) -> {
          throw new IOException("the emulator does not call 'a.example': allow it");
        };

    assertThat(
            run(
                host,
                "exports = () => new Promise(r => require('http').get('http://a.example/')"
                    + ".on('error', e => r(e.code + ' ' + e.message)))"))
        .isEqualTo("ECONNREFUSED the emulator does not call 'a.example': allow it");
  }

  @Test
  void anErrorThatNobodyListensForEndsTheCall() {
    FakeHost host = new FakeHost();
    host.onHttp =
        (url, request) -> {
          throw new IOException("no route");
        };

    assertThatThrownBy(
            () ->
                run(
                    host,
                    "exports = () => new Promise(() => require('http').get('http://a.example/'))"))
        .hasMessage("Error: no route");
  }
}
