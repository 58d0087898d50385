package io.appservices.emulator.cluster.embedded.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions find what they find in PCRE, where Java's would find something else. */
class LimitedRegularExpressionTest {

  private static boolean finds(String pattern, String options, String text) {
    return new LimitedRegularExpression(pattern, options).matcher(text).find();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "x.y - x<CR>y",
        "x.y - x<LS>y",
        "^x$ - x<LF>",
        "^y m x<LF>y",
        "^[[:digit:]]+$ - 42",
        "^[^[:digit:]a]+$ - xy",
        "^[[:^space:]_-]+$ - a-_",
        "^[[:alpha:][:punct:]]+$ - a!b",
        "^[[:word:]]+$ - a_1",
        "[[:<:]]cat[[:>:]] - scat-cat-",
        "^[a&&b]+$ - a&b",
        "^[a[b]+$ - a[b",
        "^[[a]]$ - a]",
        "^[]a]+$ - a]",
        "^[^]a]$ - b",
        "^[a-\\d]+$ - a-1",
        "^[a-c^-]+$ - b^-",
        "^[a#b]+$ x a#b",
        "^[\\101\\b]$ - A",
        "^[\\Q^-]\\E]+$ - -^]",
        "^\\Qa.b\\E$ - a.b",
        "^\\0101$ - <BS>1",
        "^(?P<first_name>a)(?P=first_name)$ - aa",
        "^(?<first_name>a)\\k{first_name}\\g{first_name}$ - aaa",
        "^(?'n'a)\\g1\\g{1}0$ - aaa0",
        "^a(?#remark)+$ - aa",
        "(*UTF8)^é$ - é",
        "(*UCP)^\\w$ - é",
        "^a{,x}{1,2}$ - a{,x}}",
        "^(?x:a#[<LF>b)#$ - ab#",
        "^(?x)a[<SP>]b#($ - a<SP>b",
        "^\\x{e9}\\p{L}$ - éa",
      })
  void findsAsPcreDoes(String pattern, String options, String text) {
    assertThat(finds(plain(pattern), options.replace("-", ""), plain(text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "x$ - x<CR>",
        "x$ - x<LS>",
        "^y m x<CR>y",
        "[[:digit:]] - digt:[]",
        "[a&&a] - b",
        "[^a&&b] - &",
        "[[:upper:]] - a",
      })
  void doesNotFindWhatPcreDoesNot(String pattern, String options, String text) {
    assertThat(finds(pattern, options.replace("-", ""), plain(text))).isFalse();
  }

  private static String plain(String text) {
    return text.replace("<CR>", "\r")
        .replace("<LS>", "\u2028")
        .replace("<LF>", "\n")
        .replace("<BS>", "\b")
        .replace("<SP>", " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[[:nothing:]]", "[a", "[]", "(?#a", "(a", "(?P<a>", "a**", "\\p{", "^(*UTF8)a"})
  void refusesWhatIsNoExpression(String pattern) {
    assertThatThrownBy(() -> new LimitedRegularExpression(pattern, ""))
        .isInstanceOf(MongoServerError.class)
        .hasMessageContaining("Regular expression is invalid: ");
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aClassHasItsCharactersAndNoOthers(
      @ForAll @NotEmpty Set<@CharRange(from = ' ', to = '~') Character> members,
      @ForAll boolean negated,
      @ForAll boolean extended) {
    // Where each is a character by itself: ] first, - last, ^ not first, and no [ before a : or so.
    String order =
        "]"
            + text('a', '~')
            + text('0', '9')
            + "!\"#$%&'()*+,./:;<=>?@"
            + text('A', 'Z')
            + "_` [^\\-";
    String written =
        order
            .chars()
            .filter(c -> members.contains((char) c))
            .mapToObj(c -> c == '\\' ? "\\\\" : String.valueOf((char) c))
            .distinct()
            .collect(Collectors.joining());
    String pattern = "[" + (negated ? "^" : written.startsWith("^") ? "\\" : "") + written + "]";
    LimitedRegularExpression regex = new LimitedRegularExpression(pattern, extended ? "x" : "");
    for (char c = ' '; c <= '~'; c++) {
      assertThat(regex.matcher(String.valueOf(c)).find())
          .as("%s finds %s", pattern, c)
          .isEqualTo(members.contains(c) != negated);
    }
  }

  private static String text(char from, char to) {
    return IntStream.rangeClosed(from, to)
        .filter(c -> c != ']')
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsQuotedIsFoundAsItIs(
      @ForAll @Chars({'[', ']', '(', '{', '}', '#', ' ', '\n', '&', '^', '-', 'a', '?'})
          String text,
      @ForAll @AlphaChars @Size(max = 3) String around,
      @ForAll boolean extended) {
    String pattern = "^\\Q" + text + "\\E\\z";
    String options = extended ? "x" : "";
    assertThat(finds(pattern, options, text)).isTrue();
    assertThat(finds(pattern, options, text + around)).isEqualTo(around.isEmpty());
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anyTextIsReadOrRefused(
      @ForAll
          @Chars({'[', ']', '(', ')', '{', '}', '#', '&', '^', '-', 'a', '?', '\\', 'Q', 'E', ':'})
          @Chars({'P', '<', '>', '\'', 'k', 'g', 'x', 'p', '0', '1', '*', '|', '=', '\n'})
          String pattern) {
    try {
      new LimitedRegularExpression(pattern, "x").matcher("a1").find();
    } catch (MongoServerError e) {
      assertThat(e).hasMessageContaining("Regular expression is invalid: ");
    }
  }
}
