package io.appservices.emulator.function;

import io.appservices.emulator.function.npm.Packages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The emulator behind the {@code context} of one call of a function.
 *
 * <p>Values are Java values as {@code org.bson} documents hold them. A method may throw any
 * exception: the function sees an {@code Error} of its message, or of the kind that the message
 * starts with ({@code "TypeError: ..."}).
 *
 * <p>Methods are called on threads of the engine, never on the one that called it: {@link #service}
 * and {@link #http} several at a time, the others one after the other on the thread of the
 * function. All may block; at the time limit, {@link #service} and {@link #http} are interrupted.
 */
public interface FunctionHost {

  /** {@code context.user}: {@code id}, {@code type}, {@code data}, {@code custom_data}, ... */
  Document user();

  /** {@code context.values.get}; empty for {@code undefined}. */
  Optional<Object> value(String name);

  /** {@code context.environment}: {@code tag} and {@code values}. */
  Document environment();

  /** {@code context.app}: {@code id}, {@code clientAppId}, {@code name}, {@code projectId}, ... */
  Document app();

  /** {@code context.request}. */
  Document request();

  /**
   * Returns whether the function answers a request to an endpoint. It is given an {@code
   * HTTPResponse} behind its arguments; the result is a document then, with what it returned as
   * {@code result}, and as far as it set them {@code status}, {@code headers} (documents of {@code
   * name} and {@code value}), {@code bytes} and {@code isText}.
   */
  default boolean answersRequest() {
    return false;
  }

  /**
   * Returns whether an operator runs the function by hand: a whole number that it computed of
   * Int32s is a Double then.
   */
  default boolean isDebugRun() {
    return false;
  }

  /** {@code context.runningAsSystem()}. */
  boolean runningAsSystem();

  /** Returns the time for {@code new Date()}. */
  Instant now();

  /** Returns a new id for {@code new BSON.ObjectId()}. */
  ObjectId objectId();

  /**
   * Returns what {@code Math.random()} of this call follows from; empty to leave it to chance. It
   * is asked once at most.
   */
  default OptionalInt chance() {
    return OptionalInt.empty();
  }

  /** The arguments that a function gives to another one. */
  interface Arguments {

    /**
     * Returns the arguments as documents hold them.
     *
     * @throws RuntimeException if one of them has no counterpart in BSON
     */
    List<Object> values();
  }

  /**
   * {@code context.functions.execute}: finds what is called. A function in Java is run, one in
   * JavaScript is left to the engine, which runs it beside the one that called it. May use the
   * engine again, on the same thread.
   */
  Callee execute(String function, Arguments arguments) throws Exception;

  /**
   * Returns the type of the service that {@code context.services.get} finds, such as {@code http};
   * of every data source {@code mongodb-atlas}. Empty if there is no such service.
   */
  Optional<String> serviceType(String name);

  /**
   * Returns the names of the databases of a service.
   *
   * @throws RuntimeException if the function does not run as the system
   */
  List<String> databases(String service);

  /**
   * Returns the names of the collections of a database; none if there is no such one.
   *
   * @throws RuntimeException if the function does not run as the system
   */
  List<String> collections(String service, String database);

  /**
   * Starts a transaction of a service. Operations in it have its id as {@code session} in their
   * arguments; {@code commitTransaction} and {@code abortTransaction} end it.
   */
  String startTransaction(String service);

  /**
   * Runs an operation of a service. One on a collection is named as the data source's functions
   * are: {@code find}, {@code findOne}, {@code aggregate}, {@code count}, {@code distinct}, {@code
   * insertOne}, {@code updateMany}, {@code findOneAndUpdate}, {@code bulkWrite}, ...
   *
   * @param arguments {@code region} and {@code arguments} for a service that is no data source; for
   *     one that is, a document of {@code database}, {@code collection} and what the operation
   *     takes ({@code query}, {@code update}, {@code sort} ...), the same that {@code
   *     functions/call} gets from a client
   */
  @Nullable Object service(String service, String operation, Document arguments) throws Exception;

  /**
   * Returns a request by {@code context.http}.
   *
   * @param request what the function gave, and {@code method}: {@code GET}, {@code POST} ...
   * @return {@code status}, {@code statusCode}, {@code contentLength}, {@code headers}, {@code
   *     cookies}, {@code body} (a {@code Binary})
   */
  Document http(Document request) throws Exception;

  /** Returns the npm packages that the function can require. */
  Packages packages();

  /** Logs a line of {@code console}: {@code log}, {@code info}, {@code warn}, {@code error}, ... */
  void log(String level, String text);
}
