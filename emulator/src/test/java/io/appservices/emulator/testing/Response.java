package io.appservices.emulator.testing;

import io.appservices.emulator.ejson.Ejson;
import java.net.http.HttpHeaders;
import java.util.List;
import org.bson.Document;

/** An answer; {@link ResponseAssert} says what there is to expect of one. */
public record Response(int status, HttpHeaders headers, String body) {

  /** The body as an object. */
  public Document document() {
    return Ejson.parseDocument(body);
  }

  /** The body as an array of objects. */
  public List<Document> documents() {
    return ((List<?>) value()).stream().map(Document.class::cast).toList();
  }

  /** The body as any value. */
  public Object value() {
    return Ejson.parse(body);
  }

  /** A string member of the object in the body; null if absent. */
  public String string(String key) {
    return document().getString(key);
  }

  /** A header; null if absent. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The tokens of a successful login. */
  public Tokens tokens() {
    ResponseAssert.assertThat(this).isJson(200);
    return new Tokens(
        string("access_token"), string("refresh_token"), string("user_id"), string("device_id"));
  }
}
