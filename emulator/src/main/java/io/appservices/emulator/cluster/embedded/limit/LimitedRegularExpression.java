package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that obeys the time limit of the operation. Backtracking may take
 * exponential time, and nothing but reading the text is done on the way.
 */
public final class LimitedRegularExpression extends BsonRegularExpression {

  private static final long serialVersionUID = 1L;

  private static final int INVALID = 51091;
  private static final int INVALID_OPTIONS = 51108;

  private final transient Pattern compiled;

  /** Refuses what is no regular expression, as MongoDB does: before any document is looked at. */
  public LimitedRegularExpression(String pattern, String options) {
    super(pattern, options);
    compiled = compile(pattern, options);
  }

  private static Pattern compile(String pattern, String options) {
    try {
      return Pattern.compile(PcreSyntax.toJava(pattern, options.indexOf('x') >= 0), flags(options));
    } catch (PatternSyntaxException e) {
      throw new MongoServerError(
          INVALID, "Regular expression is invalid: " + e.getDescription() + ": " + pattern);
    } catch (StackOverflowError e) {
      throw new MongoServerError(INVALID, "Regular expression is invalid: it is nested too deep");
    }
  }

  private static int flags(String options) {
    int flags = Pattern.UNICODE_CASE | Pattern.UNIX_LINES;
    for (char option : options.toCharArray()) {
      flags |=
          switch (option) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'm' -> Pattern.MULTILINE;
            case 'x' -> Pattern.COMMENTS;
            case 's' -> Pattern.DOTALL;
            case 'u' -> Pattern.UNICODE_CASE;
            default ->
                throw new MongoServerError(
                    INVALID_OPTIONS, " invalid flag in regex options: " + option);
          };
    }
    return flags;
  }

  @Override
  public Matcher matcher(String text) {
    TimeLimit.check();
    return compiled.matcher(new Text(text, TimeLimit.current()));
  }

  /** A text that cannot be read any more once the time is over. */
  private static final class Text implements CharSequence {

    private static final int READS_BETWEEN_CHECKS = 1 << 12;

    private final String text;
    private final TimeLimit limit;
    private int reads;

    Text(String text, TimeLimit limit) {
      this.text = text;
      this.limit = limit;
    }

    @Override
    public char charAt(int index) {
      if (++reads % READS_BETWEEN_CHECKS == 0) {
        TimeLimit.check(limit);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
