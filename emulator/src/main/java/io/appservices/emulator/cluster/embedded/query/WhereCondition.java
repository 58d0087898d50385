package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Scripts;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code $where}: documents for which an expression or a function in JavaScript holds. */
final class WhereCondition extends Condition {

  static final String NAME = "$where";

  private static final int BAD_VALUE = 2;
  private static final Pattern FUNCTION = Pattern.compile("^(?:async\\s+)?function\\b");
  private static final Pattern RETURN = Pattern.compile("\\breturn\\b");

  private final String function;

  WhereCondition(@Nullable Object operand) {
    if (operand instanceof String text) {
      function = function(text.strip());
    } else if (operand instanceof BsonJavaScript script) {
      function = function(script.getCode().strip());
    } else {
      throw new MongoServerError(BAD_VALUE, "BadValue", "$where got bad type");
    }
  }

  /** Makes a function of what may be an expression, or the statements of one. */
  private static String function(String code) {
    if (FUNCTION.matcher(code).find()) {
      return code;
    }
    int end = code.indexOf(';');
    boolean isExpression =
        !RETURN.matcher(code).find()
            && !code.contains("\n")
            && (end < 0 || end == code.length() - 1);
    return "function () { " + (isExpression ? "return " : "") + code + "\n}";
  }

  @Override
  protected boolean matches(Document document) {
    return Utils.isTrue(Scripts.current(NAME).call(function, document, List.of()));
  }
}
