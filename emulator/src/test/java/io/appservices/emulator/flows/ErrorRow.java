package io.appservices.emulator.flows;

import io.appservices.emulator.testing.Response;
import java.util.function.Function;

/**
 * One row of the table of errors of the client API: a cause, and the answer to it.
 *
 * @param code null where the service sends none
 * @param text what it says since May 2024, with {@code {app}} for the client app id
 * @param oldText what it said before
 * @param inferred what of the answer nothing public shows; the empty text if all of it is seen
 * @param linked whether the answer can tell the app, to whose log it then has a link
 */
record ErrorRow(
    String cause,
    int status,
    String code,
    String text,
    String oldText,
    String inferred,
    boolean linked,
    Function<ErrorScene, Response> call) {

  static ErrorRow row(
      String cause, int status, String code, String text, Function<ErrorScene, Response> call) {
    return new ErrorRow(cause, status, code, text, text, "", true, call);
  }

  ErrorRow was(String newOldText) {
    return new ErrorRow(cause, status, code, text, newOldText, inferred, linked, call);
  }

  ErrorRow inferred(String what) {
    return new ErrorRow(cause, status, code, text, oldText, what, linked, call);
  }

  ErrorRow ofNoApp() {
    return new ErrorRow(cause, status, code, text, oldText, inferred, false, call);
  }

  @Override
  public String toString() {
    return inferred.isEmpty() ? cause : cause + " [inferred: " + inferred + "]";
  }
}
