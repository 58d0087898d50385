package io.appservices.emulator.function.js;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of a function, as the prelude reports it; only the first report counts. */
final class ScriptOutcome {

  private @Nullable String kind;
  private String text = "";

  boolean isKnown() {
    return kind != null;
  }

  void is(String newKind, String newText) {
    if (kind == null) {
      kind = newKind;
      text = newText;
    }
  }

  /** Returns the result of the function. */
  @Nullable Object result() throws FunctionFailedException {
    switch (Objects.requireNonNull(kind, "not known yet")) {
      case "value":
        try {
          return Ejson.parse(text);
        } catch (EjsonException e) {
          throw new FunctionFailedException(FunctionFailure.RESULT, e.getMessage());
        }
      case "unserializable":
        throw new FunctionFailedException(FunctionFailure.RESULT, text);
      case "invalid":
        throw new FunctionFailedException(FunctionFailure.SYNTAX, text);
      default:
        throw new FunctionFailedException(text);
    }
  }
}
