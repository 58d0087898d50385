package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import org.bson.Document;

/** An app with a collection that is watched. */
abstract class WatchFixture {

  static final String WATCH =
      "{name: 'watch', arguments: [{database: 'db', collection: 'c'}], service: 'mongodb-atlas'}";

  final Code code = Code.shared();
  final String token = code.anonymous();

  SseStream watch(String request) throws IOException {
    return SseStream.open(code, "baas_request=" + encoded(request) + "&baas_at=" + token);
  }

  void insert(String document) {
    Document argument =
        json("{database: 'db', collection: 'c'}").append("document", json(document));
    assertThat(code.data(token, DATA, "insertOne", argument)).isJson(200);
  }

  static String encoded(String request) {
    byte[] body = json(request).toJson().getBytes(UTF_8);
    return URLEncoder.encode(Base64.getEncoder().encodeToString(body), UTF_8);
  }
}
