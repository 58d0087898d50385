package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Scripts;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code $accumulator}: functions in JavaScript. There is one state for each group, so that {@code
 * merge} is never called.
 */
record ScriptedAccumulator(Evaluator evaluator, Document members) {

  static final String NAME = "$accumulator";

  static final List<String> MEMBERS =
      List.of("init", "accumulate", "accumulateArgs", "merge", "lang");

  private static final Set<String> OPTIONS = Set.of("initArgs", "finalize");

  /** Returns whether the accumulator of a name may have a member, but need not. */
  static boolean isOption(String name, String member) {
    return name.equals(NAME) && OPTIONS.contains(member);
  }

  /** Returns the value for the arguments of each document. */
  @Nullable Object result(List<@Nullable Object> arguments) {
    if (!"js".equals(members.get("lang"))) {
      throw Refused.because(31419, "Currently the only supported language specifier is 'js'.");
    }
    Scripts scripts = Scripts.current(NAME);
    Object state =
        scripts.call(
            source("init"),
            null,
            members.containsKey("initArgs")
                ? list(evaluator.value(members.get("initArgs")))
                : List.of());
    for (Object each : arguments) {
      List<@Nullable Object> all = new ArrayList<>(Collections.singletonList(state));
      all.addAll(list(each));
      state = scripts.call(source("accumulate"), null, all);
    }
    return members.containsKey("finalize")
        ? scripts.call(source("finalize"), null, Collections.singletonList(state))
        : state;
  }

  private static List<?> list(@Nullable Object given) {
    if (given instanceof List<?> items) {
      return items;
    }
    throw Refused.because(4544712, "'initArgs' and 'accumulateArgs' must be arrays");
  }

  private String source(String member) {
    Object body = members.get(member);
    if (body instanceof String text) {
      return text;
    }
    if (body instanceof BsonJavaScript script) {
      return script.getCode();
    }
    throw Refused.because(31262, "'" + member + "' must be a string or code");
  }
}
