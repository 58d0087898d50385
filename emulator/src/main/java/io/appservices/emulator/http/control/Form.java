package io.appservices.emulator.http.control;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.QueryParameters;
import java.nio.charset.StandardCharsets;

/** What a browser sends from a form: {@code application/x-www-form-urlencoded}. */
final class Form {

  private final QueryParameters fields;

  private Form(QueryParameters fields) {
    this.fields = fields;
  }

  static Form of(Call call) {
    return new Form(QueryParameters.parse(new String(call.body(), StandardCharsets.US_ASCII)));
  }

  /** A field; the empty text if it is not there. */
  String value(String name) {
    return fields.all(name).stream().findFirst().orElse("");
  }
}
