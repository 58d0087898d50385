package io.appservices.emulator.appfolder.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commas in JSON with nothing between them and the end of the object or array that they are in. */
final class TrailingCommas {

  /** A text in quotes, which is passed over as a whole, or such a comma. */
  private static final Pattern TEXT_OR_COMMA =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|,(?=\\s*[}\\]])", Pattern.DOTALL);

  private TrailingCommas() {}

  /** Returns the text without them. */
  static String remove(String json) {
    Matcher matcher = TEXT_OR_COMMA.matcher(json);
    return matcher.replaceAll(
        found -> found.group().equals(",") ? " " : Matcher.quoteReplacement(found.group()));
  }
}
