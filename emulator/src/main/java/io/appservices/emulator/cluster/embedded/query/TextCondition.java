package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code $text}: documents with one of some words, with all of some phrases and without what is
 * negated. Words are taken as they are: there are no stems and no stop words.
 */
final class TextCondition extends Condition {

  private static final int TYPE_MISMATCH = 14;
  private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s\"]+))");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final String ALL_FIELDS = "$**";

  private final boolean foldsCase;
  private final boolean foldsDiacritics;
  private final Set<String> words = new HashSet<>();
  private final List<String> phrases = new ArrayList<>();
  private final Set<String> negatedWords = new HashSet<>();
  private final List<String> negatedPhrases = new ArrayList<>();

  /** The fields of the index; all until it is known. */
  private List<String> fields = List.of(ALL_FIELDS);

  TextCondition(@Nullable Object operand) {
    if (!(operand instanceof Document text)) {
      throw wrongType("$text", "an object");
    }
    if (!(text.get("$search") instanceof String search)) {
      throw wrongType("$search", "a string");
    }
    foldsCase = !flag(text, "$caseSensitive");
    foldsDiacritics = !flag(text, "$diacriticSensitive");
    Matcher part = PART.matcher(search);
    while (part.find()) {
      boolean negated = !part.group(1).isEmpty();
      if (part.group(2) != null) {
        phrase(folded(part.group(2)), negated);
      } else {
        (negated ? negatedWords : words).addAll(words(folded(part.group(3))));
      }
    }
  }

  private static boolean flag(Document text, String name) {
    Object given = text.getOrDefault(name, false);
    if (given instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(name, "a boolean");
  }

  private static MongoServerError wrongType(String name, String expected) {
    return new MongoServerError(
        TYPE_MISMATCH, "TypeMismatch", "\"" + name + "\" has the wrong type, expected " + expected);
  }

  private void phrase(String phrase, boolean negated) {
    (negated ? negatedPhrases : phrases).add(phrase);
    if (!negated) {
      words.addAll(words(phrase));
    }
  }

  /**
   * Sets the fields that the text index of the collection is of.
   *
   * @param indexed none if there is no such index
   * @throws MongoServerError if there is none
   */
  void bind(List<String> indexed) {
    if (indexed.isEmpty()) {
      throw new MongoServerError(27, "IndexNotFound", "text index required for $text query");
    }
    fields = indexed;
  }

  @Override
  protected boolean matches(Document document) {
    List<String> texts = texts(document).map(this::folded).toList();
    Set<String> found = new HashSet<>();
    texts.forEach(text -> found.addAll(words(text)));
    return words.stream().anyMatch(found::contains)
        && phrases.stream().allMatch(phrase -> isIn(phrase, texts))
        && negatedWords.stream().noneMatch(found::contains)
        && negatedPhrases.stream().noneMatch(phrase -> isIn(phrase, texts));
  }

  /**
   * Returns how well a document meets it: each word counts more the more often it is in a text, the
   * shorter the text is, and a tenth more if it is the whole text.
   */
  double score(Document document) {
    return texts(document).map(this::folded).mapToDouble(this::score).sum();
  }

  private double score(String text) {
    List<String> all = Arrays.stream(NO_WORD.split(text)).filter(w -> !w.isEmpty()).toList();
    double score = 0;
    for (String word : words) {
      int count = Collections.frequency(all, word);
      // 1 + 1/2 + 1/4 + ... for each time that the word is there.
      double frequency = 2 - Math.pow(2, 1 - count);
      double share = 0.5 + 0.5 * count / Math.max(all.size(), 1);
      score += count == 0 ? 0 : frequency * share * (text.equals(word) ? 1.1 : 1);
    }
    return score;
  }

  private static boolean isIn(String phrase, List<String> texts) {
    return texts.stream().anyMatch(text -> text.contains(phrase));
  }

  private Stream<String> texts(Document document) {
    return fields.contains(ALL_FIELDS)
        ? strings(document)
        : fields.stream().flatMap(field -> Values.each(document, field)).flatMap(this::strings);
  }

  private Stream<String> strings(@Nullable Object value) {
    if (value instanceof Document document) {
      return document.values().stream().flatMap(this::strings);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().flatMap(this::strings);
    }
    return value instanceof String text ? Stream.of(text) : Stream.empty();
  }

  private String folded(String text) {
    String folded =
        foldsDiacritics
            ? MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("")
            : text;
    return foldsCase ? folded.toLowerCase(Locale.ROOT) : folded;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(NO_WORD.split(text)));
    words.remove("");
    return words;
  }
}
