package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $function}: an expression in JavaScript. */
final class ScriptOperator {

  static final String NAME = "$function";

  private ScriptOperator() {}

  static @Nullable Object apply(Evaluator evaluator, @Nullable Object operand) {
    Document members = Operands.members(operand);
    Object body = needed(members, "body", 31260, "The body function must be specified.");
    Object arguments = needed(members, "args", 31261, "The args field must be specified.");
    Object language = needed(members, "lang", 31418, "The lang field must be specified.");
    if (!"js".equals(language)) {
      throw Refused.because(31419, "Currently the only supported language specifier is 'js'.");
    }
    if (!(arguments instanceof List<?> list)) {
      throw Refused.because(31266, "The args field must be of type array");
    }
    return Scripts.current(NAME).call(source(body), null, list);
  }

  private static Object needed(Document members, String name, int code, String text) {
    Object value = members.get(name);
    if (value == null) {
      throw Refused.because(code, text);
    }
    return value;
  }

  private static String source(Object body) {
    if (body instanceof String text) {
      return text;
    }
    if (body instanceof BsonJavaScript script) {
      return script.getCode();
    }
    throw Refused.because(31262, "The body function must evaluate to a string or code");
  }
}
