package io.appservices.emulator.function;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

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

  /** {@code context.runningAsSystem()}. */
  boolean runningAsSystem();

  /** Returns the time for {@code new Date()}. */
  Instant now();

  /** Returns a new id for {@code new BSON.ObjectId()}. */
  ObjectId objectId();

  /** {@code context.functions.execute}. May use the engine again, on the same thread. */
  Object execute(String function, List<Object> arguments) throws Exception;

  /** Returns whether {@code context.services.get} finds the service. */
  boolean hasService(String name);

  /**
   * Returns an operation on a collection, named as the data source's functions are: {@code find},
   * {@code findOne}, {@code aggregate}, {@code count}, {@code distinct}, {@code insertOne}, {@code
   * updateMany}, {@code findOneAndUpdate}, {@code bulkWrite}, ...
   *
   * @param arguments one document of {@code database}, {@code collection} and what the operation
   *     takes ({@code query}, {@code update}, {@code sort} ...), the same that {@code
   *     functions/call} gets from a client
   */
  Object service(String service, String operation, Document arguments) throws Exception;

  /**
   * Returns a request by {@code context.http}.
   *
   * @param request what the function gave, and {@code method}: {@code GET}, {@code POST} ...
   * @return {@code status}, {@code statusCode}, {@code contentLength}, {@code headers}, {@code
   *     cookies}, {@code body} (a {@code Binary})
   */
  Document http(Document request) throws Exception;

  /** Logs a line of {@code console}: {@code log}, {@code info}, {@code warn}, {@code error}, ... */
  void log(String level, String text);
}
