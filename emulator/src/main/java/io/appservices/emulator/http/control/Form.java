package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.QueryParameters;
import java.nio.charset.StandardCharsets;

/** Reads what a browser sends from a form: {@code application/x-www-form-urlencoded}. */
final class Form {

  private Form() {}

  static Members of(Call call) {
    String body = new String(call.body(), StandardCharsets.US_ASCII);
    return Members.of(QueryParameters.parse(body).first(), MemberErrors.QUERY);
  }

  /** Returns a field; the empty text if it is not there. */
  static String value(Members form, String name) {
    return form.text(name).orElse("");
  }
}
