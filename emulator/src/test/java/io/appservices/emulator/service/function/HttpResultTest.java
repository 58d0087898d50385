package io.appservices.emulator.service.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** What a function that answers a request of an endpoint left as its answer. */
class HttpResultTest {

  private static Document json(String text) {
    return Document.parse(text);
  }

  @Test
  void aFunctionSetsItsResponseOrNothingOfIt() {
    assertThat(HttpResult.of("x").result()).isEqualTo("x");
    assertThat(HttpResult.of(null).isConfigured()).isFalse();
    assertThat(HttpResult.read(json("{result: 1}")).isConfigured()).isFalse();
    assertThat(HttpResult.read(json("{result: 1}")).result()).isEqualTo(1);
    HttpResult status = HttpResult.read(json("{status: 201}"));
    assertThat(status.status()).contains(201);
    assertThat(status.isConfigured()).isTrue();
    HttpResult headers = HttpResult.read(json("{headers: [{name: 'a', value: 'b'}]}"));
    assertThat(headers.headers()).containsExactly(new HttpResult.Header("a", "b"));
    assertThat(headers.isConfigured()).isTrue();
    HttpResult body =
        HttpResult.read(new Document("bytes", new Binary(new byte[] {1})).append("isText", true));
    assertThat(body.isConfigured()).isTrue();
    assertThat(body.body().orElseThrow().bytes()).containsExactly(1);
    assertThat(body.body().orElseThrow().isText()).isTrue();
  }
}
