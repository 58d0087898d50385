package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.domain.definition.RequestSettings.ReturnType;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.PlainJson;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The formats of results (docs: data formats). */
enum ResultFormat {
  JSON(Reply.JSON) {
    @Override
    byte[] write(@Nullable Object value) {
      return PlainJson.write(value);
    }
  },
  EJSON("application/ejson") {
    @Override
    byte[] write(@Nullable Object value) {
      return Ejson.canonical(value);
    }
  };

  private final String contentType;

  ResultFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * Writes a result.
   *
   * @throws IllegalArgumentException if the format has nothing for it
   */
  abstract byte[] write(@Nullable Object value);

  /** Returns the first format that a call accepts by name, or else that of the settings. */
  static ResultFormat of(Call call, ReturnType otherwise) {
    return call.headers("Accept").stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .flatMap(type -> named(type).stream())
        .findFirst()
        .orElse(otherwise == ReturnType.EJSON ? EJSON : JSON);
  }

  private static Optional<ResultFormat> named(String contentType) {
    return Arrays.stream(values()).filter(f -> f.contentType.equals(contentType)).findFirst();
  }
}
