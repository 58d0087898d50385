package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/** Tells what an exception of the engine means. */
final class Failures {

  // "SyntaxError: name.js:1:5 Expected ; but found b", and the line with a mark below it
  private static final Pattern SYNTAX_ERROR =
      Pattern.compile("(?s)(?:SyntaxError: )?\\S*?:(\\d+):(\\d+) ([^\\r\\n]*).*");

  private Failures() {}

  static FunctionFailedException timeLimit() {
    return of(FunctionFailure.TIME_LIMIT);
  }

  static FunctionFailedException of(FunctionFailure stop) {
    String message =
        switch (stop) {
          case TIME_LIMIT -> "execution time limit exceeded";
          case MEMORY_LIMIT -> "memory limit exceeded";
          default -> "the function was stopped";
        };
    return new FunctionFailedException(stop, message);
  }

  /**
   * Returns the failure of a call that did not reach its end.
   *
   * @param context that it ran in, to describe what it threw; null where nothing ran
   */
  static FunctionFailedException of(PolyglotException e, @Nullable ScriptContext context) {
    if (e.isSyntaxError()) {
      return new FunctionFailedException(FunctionFailure.SYNTAX, syntaxError(e));
    }
    if (e.isCancelled() || e.isInterrupted()) {
      return of(FunctionFailure.UNAVAILABLE);
    }
    if (e.isGuestException() && e.getGuestObject() != null && context != null) {
      return new FunctionFailedException(context.describe(e.getGuestObject()));
    }
    if (e.isResourceExhausted() || String.valueOf(e.getMessage()).contains("OutOfMemoryError")) {
      return of(FunctionFailure.MEMORY_LIMIT);
    }
    return new FunctionFailedException(FunctionFailure.UNAVAILABLE, String.valueOf(e.getMessage()));
  }

  private static String syntaxError(PolyglotException e) {
    String text = String.valueOf(e.getMessage());
    Matcher matcher = SYNTAX_ERROR.matcher(text);
    if (matcher.matches()) {
      return at(matcher.group(3), matcher.group(1), matcher.group(2));
    }
    String message = text.replaceFirst("^SyntaxError: ", "").lines().findFirst().orElse("");
    SourceSection place = e.getSourceLocation();
    return place == null
        ? "SyntaxError: " + message
        : at(message, "" + place.getStartLine(), "" + (place.getStartColumn() - 1));
  }

  private static String at(String message, String line, String column) {
    return "SyntaxError: " + message + " (" + line + ":" + column + ")";
  }

  /** Returns that a call could not be run. */
  static FunctionFailedException unavailable(String message) {
    return new FunctionFailedException(FunctionFailure.UNAVAILABLE, message);
  }
}
