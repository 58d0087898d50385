package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Scripts;
import io.appservices.emulator.cluster.operation.QueryScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonUndefined;
import org.jspecify.annotations.Nullable;

/** The scripts of one operation of the embedded server, which end with it. */
public final class OperationScripts extends Scripts {

  private static final String VALUE = "v";

  private final QueryScripts engine;
  private QueryScripts.@Nullable Session session;

  private OperationScripts(QueryScripts engine) {
    this.engine = engine;
  }

  /** Works on an operation in the current thread, whose scripts the engine runs. */
  public static <T> T within(QueryScripts engine, Supplier<T> work) {
    OperationScripts scripts = new OperationScripts(engine);
    try {
      return scripts.within(work);
    } finally {
      scripts.end();
    }
  }

  private void end() {
    QueryScripts.Session opened = session;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public @Nullable Object call(
      String function, @Nullable Object self, List<? extends @Nullable Object> arguments) {
    QueryScripts.Session opened = session;
    if (opened == null) {
      opened = engine.open();
      session = opened;
    }
    org.bson.Document document = self instanceof Document given ? ServerValues.toJava(given) : null;
    Object result = opened.call(function, document, toJava(arguments));
    return result == null || result instanceof BsonUndefined ? null : toServer(result);
  }

  private static List<?> toJava(List<? extends @Nullable Object> values) {
    Document wrapped = new Document(VALUE, new ArrayList<>(values));
    return ServerValues.toJava(wrapped).getList(VALUE, Object.class);
  }

  /** Numbers of JavaScript are doubles. */
  private static @Nullable Object toServer(Object value) {
    return value instanceof Integer || value instanceof Long
        ? (Object) ((Number) value).doubleValue()
        : ServerValues.toServer(new org.bson.Document(VALUE, value)).get(VALUE);
  }
}
