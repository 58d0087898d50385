package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of errors without the server's internals: classes, addresses of issues. */
final class ErrorTexts {

  private static final String TEXT = "errmsg";
  private static final Pattern ISSUE = Pattern.compile("\\.? See https?://\\S+");
  private static final Pattern CLASS =
      Pattern.compile(
          "(?:class )?\\b(?:java|de\\.bwaldvogel)(?:\\.[a-z][a-z0-9]*)+\\.([A-Z][\\w$]*)");

  /** The server's classes whose names are not those of the types in BSON. */
  private static final Map<String, String> TYPES =
      Map.of(
          "Decimal128", "decimal",
          "Instant", "date",
          "Document", "object",
          "BinData", "binData",
          "UUID", "binData",
          "LegacyUUID", "binData",
          "BsonRegularExpression", "regex",
          "LimitedRegularExpression", "regex",
          "ArrayList", "array",
          "Boolean", "bool");

  private ErrorTexts() {}

  /** Returns the answer with such texts replaced. */
  static Document in(Document answer) {
    if (answer.get("writeErrors") instanceof Collection<?> errors) {
      errors.forEach(error -> plain((Document) error));
    }
    return plain(answer);
  }

  private static Document plain(Document error) {
    if (error.get(TEXT) instanceof String text) {
      error.put(TEXT, of(text));
    }
    return error;
  }

  static String of(String text) {
    String shorter = ISSUE.matcher(text).replaceAll("");
    return CLASS
        .matcher(shorter)
        .replaceAll(found -> Matcher.quoteReplacement(type(found.group(1))));
  }

  private static String type(String className) {
    String known = TYPES.get(className);
    return known == null
        ? className.substring(0, 1).toLowerCase(Locale.ROOT) + className.substring(1)
        : known;
  }
}
