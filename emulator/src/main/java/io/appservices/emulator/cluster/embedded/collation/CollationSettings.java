package io.appservices.emulator.cluster.embedded.collation;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a collation says.
 *
 * @param strength how far texts are compared: 1 letters, 2 accents, 3 cases, 5 all
 * @param shifted whether spaces and punctuation do not count
 */
record CollationSettings(
    int strength,
    boolean caseLevel,
    boolean upperFirst,
    boolean numericOrdering,
    boolean shifted,
    boolean onlySpaceIsShifted,
    boolean backwards) {

  /** The languages whose order is that of Unicode's root. */
  private static final Set<String> LANGUAGES =
      Set.of("en", "de", "fr", "ga", "id", "it", "lb", "ms", "nl", "pt", "sw", "zu");

  private static final Set<String> MEMBERS =
      Set.of(
          "locale",
          "strength",
          "caseLevel",
          "caseFirst",
          "numericOrdering",
          "alternate",
          "maxVariable",
          "backwards",
          "normalization",
          "version");

  private static final int BAD_VALUE = 2;
  private static final int TYPE_MISMATCH = 14;
  private static final int MISSING = 40414;
  private static final int UNKNOWN = 40415;
  private static final int TERTIARY = 3;

  /**
   * Reads the document of a collation.
   *
   * @throws MongoServerError if it is none, or one that the embedded server does not have
   */
  static CollationSettings of(Document collation) {
    collation.keySet().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new MongoServerError(
                  UNKNOWN, "BSON field 'collation." + name + "' is an unknown field.");
            });
    checkLocale(collation);
    return new CollationSettings(
        strength(collation),
        flag(collation, "caseLevel"),
        choice(collation, "caseFirst", "off", "lower", "upper").equals("upper"),
        flag(collation, "numericOrdering"),
        choice(collation, "alternate", "non-ignorable", "shifted").equals("shifted"),
        choice(collation, "maxVariable", "punct", "space").equals("space"),
        flag(collation, "backwards") || "fr_CA".equals(collation.get("locale")));
  }

  private static void checkLocale(Document collation) {
    if (!collation.containsKey("locale")) {
      throw new MongoServerError(
          MISSING, "BSON field 'collation.locale' is missing but a required field");
    }
    if (!(collation.get("locale") instanceof String locale)) {
      throw wrongType("locale", "string");
    }
    String language = locale.split("[_@-]", 2)[0];
    if (!Arrays.asList(Locale.getISOLanguages()).contains(language)) {
      throw new MongoServerError(
          BAD_VALUE, "BadValue", "Field 'locale' is invalid in: { locale: \"" + locale + "\" }");
    }
    if (!LANGUAGES.contains(language) || locale.contains("@")) {
      throw Collation.cannot(
          "a collation of the locale "
              + locale
              + "; it has those of "
              + String.join(", ", LANGUAGES.stream().sorted().toList()));
    }
  }

  private static int strength(Document collation) {
    Object value = collation.getOrDefault("strength", TERTIARY);
    if (!(value instanceof Number number)) {
      throw wrongType("strength", "number");
    }
    if (number.doubleValue() != number.intValue()
        || number.intValue() < 1
        || number.intValue() > 5) {
      throw invalid("strength", String.valueOf(value));
    }
    return number.intValue();
  }

  private static boolean flag(Document collation, String name) {
    Object value = collation.getOrDefault(name, false);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(name, "bool");
  }

  private static String choice(Document collation, String name, String... values) {
    Object value = collation.getOrDefault(name, values[0]);
    if (!(value instanceof String text)) {
      throw wrongType(name, "string");
    }
    if (!List.of(values).contains(text)) {
      throw invalid(name, text);
    }
    return text;
  }

  private static MongoServerError wrongType(String name, String expected) {
    return new MongoServerError(
        TYPE_MISMATCH,
        "TypeMismatch",
        "BSON field 'collation." + name + "' is the wrong type, expected type '" + expected + "'");
  }

  private static MongoServerError invalid(String name, String value) {
    return new MongoServerError(
        BAD_VALUE,
        "BadValue",
        "Enumeration value '"
            + value
            + "' for field 'collation."
            + name
            + "' is not a valid value.");
  }
}
