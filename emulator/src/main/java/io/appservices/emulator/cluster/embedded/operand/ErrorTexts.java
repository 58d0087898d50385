package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of errors without the internals of the server: classes, hash codes, addresses of issues.
 */
public final class ErrorTexts {

  private static final String TEXT = "errmsg";
  private static final Pattern ISSUE = Pattern.compile("\\.? See https?://\\S+");
  private static final Pattern CLASS =
      Pattern.compile(
          "(?:class"
              + " )?\\b(?:java|de\\.bwaldvogel)(?:\\.[a-z][a-z0-9]*)+\\.([A-Z][\\w$]*)(?:@[0-9a-f]+)?");

  /** The server's classes whose names are not those of the types in BSON. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("Decimal128", "decimal"),
          Map.entry("Instant", "date"),
          Map.entry("Document", "object"),
          Map.entry("BinData", "binData"),
          Map.entry("UUID", "binData"),
          Map.entry("LegacyUUID", "binData"),
          Map.entry("BsonRegularExpression", "regex"),
          Map.entry("LimitedRegularExpression", "regex"),
          Map.entry("BsonJavaScript", "javascript"),
          Map.entry("ArrayList", "array"),
          Map.entry("Boolean", "bool"));

  private ErrorTexts() {}

  /** Returns the answer with such texts replaced. */
  public static Document in(Document answer) {
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

  /** Returns the text without them. */
  public static String of(String text) {
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
