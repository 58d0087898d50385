package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.runtime.Ids;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The operations of clients and functions on a data source, by the names, arguments and results
 * that the SDKs use. Values are those that {@code ejson} reads and writes.
 */
public final class RemoteOperations {

  private final Ids ids;

  public RemoteOperations(Ids ids) {
    this.ids = ids;
  }

  /**
   * Runs an operation.
   *
   * @param operation its name, such as {@code insertOne}
   * @param arguments {@code database}, {@code collection} and what the operation takes
   * @return its result: a document, a list of documents, a {@code Long}, or null
   * @throws AppServicesException if there is no such operation, the arguments are wrong, or the
   *     database refuses it
   */
  public @Nullable Object call(DataSource source, String operation, Document arguments) {
    return CollectionOperations.run(
        source, ids, operation, Members.of(arguments, DataSourceRefusals.ARGUMENTS));
  }

  /** Returns the names of the databases, in their order, without those of the server itself. */
  public List<String> databases(DataSource source) {
    return ClusterCommands.databases(source);
  }

  /**
   * Returns the names of the collections of a database, in their order; none if there is no such
   * one.
   */
  public List<String> collections(DataSource source, String database) {
    return ClusterCommands.collections(source, database);
  }

  /** Returns what the server reports about itself. */
  public Document buildInfo(DataSource source) {
    return ClusterCommands.buildInfo(source);
  }

  /**
   * Returns all documents that {@code find} with these arguments matches, in full and without its
   * limit on results.
   *
   * @param arguments {@code database}, {@code collection}, {@code query}, {@code sort}, {@code
   *     limit}
   */
  public List<Document> scan(DataSource source, Document arguments) {
    return CollectionOperations.scan(
        source, ids, Members.of(arguments, DataSourceRefusals.ARGUMENTS));
  }

  /**
   * Watches a collection. It is live when this returns.
   *
   * @param arguments {@code database}, {@code collection}, and {@code ids}, {@code filter} or
   *     {@code useCompactEvents}
   * @param view the visible part of an event; null for none
   * @param onEvent gets every event, in the order of the changes
   * @param onError is called once if the stream ends by itself: because the consumer is too slow,
   *     failed, or the data source was closed; it must not wait
   * @throws AppServicesException if the arguments are wrong, or the database refuses them
   */
  public Subscription watch(
      DataSource source,
      Document arguments,
      UnaryOperator<Document> view,
      Consumer<Document> onEvent,
      Consumer<Exception> onError) {
    WatchRequest request =
        WatchRequest.of(Members.of(arguments, DataSourceRefusals.ARGUMENTS), view);
    return CollectionOperations.watch(source, request, onEvent, onError);
  }
}
