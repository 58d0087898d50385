package io.appservices.emulator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.ejson.Ejson;
import java.util.ArrayList;
import java.util.List;

/** The families of clients, as far as they send the same call differently. */
public enum Sdk {
  /** realm-core: a content type with charset on every request, whether there is a body or not. */
  CORE,
  /** realm-web: a content type only with a body, and all bodies in canonical Extended JSON. */
  WEB,
  /** What one types into curl: nothing but what has to be there. */
  PLAIN;

  String[] headers(String token, boolean hasBody, String... more) {
    List<String> headers = new ArrayList<>();
    if (this != PLAIN) {
      headers.addAll(List.of("Accept", "application/json"));
    }
    if (this == CORE) {
      headers.addAll(List.of("Content-Type", "application/json;charset=utf-8"));
    } else if (hasBody) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    if (token != null) {
      headers.addAll(List.of("Authorization", "Bearer " + token));
    }
    headers.addAll(List.of(more));
    return headers.toArray(String[]::new);
  }

  /** Bytes and text are sent as they are, null is no body, everything else as Extended JSON. */
  byte[] body(Object body) {
    if (body == null || body instanceof byte[]) {
      return (byte[]) body;
    }
    if (body instanceof String text) {
      return text.getBytes(UTF_8);
    }
    return this == WEB ? Ejson.canonical(body) : Ejson.relaxed(body);
  }
}
