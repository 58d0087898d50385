package io.appservices.emulator.cluster.operation;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Runs the JavaScript that queries and pipelines have, in {@code $where} and {@code $function}. */
public interface QueryScripts {

  /** Refuses all of it. */
  QueryScripts NONE =
      () ->
          new Session() {
            @Override
            public Object call(
                String function, @Nullable Document self, List<? extends @Nullable Object> args) {
              throw failure(LANGUAGE + ", which this data source does not run");
            }

            @Override
            public void close() {}
          };

  /** What the text of a refusal begins with if there is nothing that runs them. */
  String LANGUAGE = "$where and $function are JavaScript";

  /** MongoDB's code of a script that fails. */
  int FAILURE_CODE = 139;

  /** The scripts of one operation, whose thread alone uses it. */
  interface Session extends AutoCloseable {

    /**
     * Calls a function. Values are those that {@code org.bson} documents hold.
     *
     * @param function its source, an expression
     * @param self what it sees as {@code this} and {@code obj}
     * @return what it returns; null if that is nothing
     * @throws MongoServerError if it fails, or the time of the operation is over
     */
    @Nullable Object call(
        String function, @Nullable Document self, List<? extends @Nullable Object> arguments);

    /** Ends what still runs. */
    @Override
    void close();
  }

  /** Returns the scripts for an operation; nothing is started before one is called. */
  Session open();

  /** Returns the error of a script that fails. */
  static MongoServerError failure(String text) {
    return new MongoServerError(FAILURE_CODE, "JSInterpreterFailure", text);
  }
}
