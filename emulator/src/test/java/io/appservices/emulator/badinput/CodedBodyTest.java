package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body with a content coding (RFC 9110, section 8.4) is not read as if it had none. */
class CodedBodyTest {

  private final Victim victim = Victim.on(TestApp.shared());

  private Response send(BodyRoute route, byte[] body, String... codings) {
    String[] headers = new String[2 + 2 * codings.length];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + victim.operator().accessToken();
    for (int i = 0; i < codings.length; i++) {
      headers[2 + 2 * i] = "Content-Encoding";
      headers[3 + 2 * i] = codings[i];
    }
    return victim.call(route.row(), body, headers);
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedByItsName(BodyRoute route) throws IOException {
    String before = victim.inventory();

    assertThat(send(route, gzip(route.body()), "gzip"))
        .isRefused(
            415,
            "request body has the content encoding 'gzip', which is not supported: send it without")
        .hasExactHeader("Accept-Encoding", "identity");
    assertThat(victim.inventory()).isEqualTo(before);
  }

  @Test
  void isRefusedIfOnlyOneCodingIsOne() throws IOException {
    byte[] body = gzip(BodyRoute.LOG_IN.body());
    assertThat(send(BodyRoute.LOG_IN, body, "identity", "br").status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", "identity, identity", "identity,", ""})
  void isReadIfItHasNone(String coding) {
    Document account = new Document("username", Victim.EMAIL).append("password", Victim.PASSWORD);
    byte[] body = account.toJson().getBytes(UTF_8);
    assertThat(send(BodyRoute.LOG_IN, body, coding)).isJson(200);
  }

  @Test
  void isNoMatterWhereThereIsNoBody() {
    assertThat(send(BodyRoute.LOG_IN, new byte[0], "gzip"))
        .isRefusedWithCode(400, "MissingParameter");
  }

  private static byte[] gzip(Document body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.toJson().getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
