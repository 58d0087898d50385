package io.appservices.emulator.service.data;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.operation.BulkWrite;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.cluster.transaction.Transactions;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.rule.CollectionRules;
import io.appservices.emulator.service.rule.RuledOperations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The linked data sources of an app, as its functions and its users reach them. */
public final class DataService {

  private final LinkedServices services;
  private final LinkedClusters clusters;
  private final LinkedSources sources;
  private final RemoteOperations operations;
  private final RuledOperations ruled;
  private final LinkedRules rules;
  private final SchemaNames schemas;
  private final CollectionSchemas collectionSchemas;
  private final RuleStrictness strictness;
  private final ServiceRules actions;
  private final Searches searches = new Searches();

  /**
   * Makes the data sources of all apps.
   *
   * @param names those that every app has; the Admin API may add more to an app
   */
  public DataService(
      ConfigServices config,
      LinkedClusters clusters,
      RemoteOperations operations,
      RuleScopes scopes,
      Transactions transactions,
      RuleStrictness strictness,
      Set<String> names) {
    this.strictness = strictness;
    ConfigService stored = config.config();
    this.services = new LinkedServices(stored, names);
    this.actions = new ServiceRules(stored, scopes, strictness);
    this.clusters = clusters;
    this.sources = new LinkedSources(services, clusters, transactions);
    this.operations = operations;
    this.ruled = new RuledOperations(operations, clusters::now);
    this.rules = new LinkedRules(stored, services, scopes);
    this.schemas = new SchemaNames(stored);
    this.collectionSchemas = new CollectionSchemas(stored, config.settings(), scopes);
  }

  /** Returns the searches that tests answer. */
  public Searches searches() {
    return searches;
  }

  /** Returns the names of those that every app has. */
  public Set<String> names() {
    return services.names();
  }

  /** Returns whether the app has a data source of this name. */
  public boolean has(App app, String name) {
    return services.has(app, name);
  }

  /**
   * Returns the type of a service, that of a data source being {@code mongodb-atlas}; empty if the
   * app has no such service.
   */
  public Optional<String> type(App app, String name) {
    return services.type(app, name);
  }

  /**
   * Refuses an action of a service that is no data source, if its rules do not let the user.
   *
   * @param arguments what the action is given
   */
  public void checkAction(
      App app, FunctionUser user, String service, String action, Document arguments) {
    services
        .find(app, service)
        .ifPresent(found -> actions.check(app, user, found, action, arguments));
  }

  /**
   * Returns the names of the databases of a data source, without those of the server itself.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the app has no such data source
   */
  public List<String> databases(App app, String name) {
    return operations.databases(sources.get(app, name));
  }

  /** Returns the names of the collections of a database; none if there is no such database. */
  public List<String> collections(App app, String name, String database) {
    return operations.collections(sources.get(app, name), database);
  }

  /** Returns what the server of a data source reports about itself, such as its version. */
  public Document buildInfo(App app, String name) {
    return operations.buildInfo(sources.get(app, name));
  }

  /**
   * Returns a connection string with which any MongoDB driver reaches the data of the app. Starts
   * the server on first use.
   */
  public String connectionString(App app, String name) {
    services.require(app, name);
    return clusters.connectionString(app.id(), name);
  }

  /** Calls a listener with the app, name and connection string of every server that is started. */
  public ListenerRegistration onStart(Consumer<LinkedClusters.Start> listener) {
    return clusters.onStart(listener);
  }

  /**
   * Runs an operation, as far as the rules of the app let the user.
   *
   * @param arguments of the operation; {@code schema_name} may stand for its collection
   */
  public @Nullable Object call(
      App app, FunctionUser user, String name, String operation, Document arguments) {
    DataSource source = sources.get(app, name, operation, arguments);
    if (operation.equals(BulkWrite.NAME)) {
      return new BulkWrite(arguments)
          .run((write, itsArguments) -> call(app, user, name, write, itsArguments));
    }
    Document located = schemas.locate(app, name, arguments);
    Object result = call(app, user, name, source, operation, located);
    return operation.equals("updateMany") && !user.system() ? allModified(result) : result;
  }

  /**
   * Sets the number of modified documents to that of the matched ones, as the service does for
   * users.
   */
  private static @Nullable Object allModified(@Nullable Object result) {
    return result instanceof Document counts
        ? new Document(counts).append("modifiedCount", counts.get("matchedCount"))
        : result;
  }

  private @Nullable Object call(
      App app,
      FunctionUser user,
      String name,
      DataSource source,
      String operation,
      Document arguments) {
    Optional<CollectionRules> bound =
        collectionSchemas.bind(
            rules(app, user, name, arguments), app, user, name, operation, arguments);
    if (bound.isPresent()) {
      return ruled.call(source, bound.get(), operation, arguments);
    }
    // A collection without a rule must not be the way into those that have one.
    if (!user.system() && operation.equals("aggregate") && rules.has(app, name)) {
      RuledOperations.checkOtherCollections(operation, arguments);
    }
    Document answered = searches.answered(app, name, operation, arguments);
    return operations.call(source, operation, answered);
  }

  private Optional<CollectionRules> rules(
      App app, FunctionUser user, String name, Document arguments) {
    Optional<CollectionRules> found = rules.of(app, user, name, arguments);
    if (found.isEmpty()) {
      strictness.check(app, user, arguments);
    }
    return found;
  }

  /**
   * Starts a transaction. Operations of it have the id as {@code session} in their arguments.
   *
   * @return its id
   */
  public String startTransaction(App app, String name) {
    return sources.startTransaction(app, name);
  }

  /** Ends a transaction with what was done in it, all of that or nothing. */
  public void commitTransaction(App app, String name, String id) {
    sources.commitTransaction(app, name, id);
  }

  /** Ends a transaction as if nothing had been done in it. */
  public void abortTransaction(String id) {
    sources.abortTransaction(id);
  }

  /**
   * Watches a collection, as far as the rules of the app let the user.
   *
   * @return ends it
   */
  public Runnable watch(
      App app,
      FunctionUser user,
      String name,
      Document arguments,
      Consumer<Document> onEvent,
      Consumer<Exception> onError) {
    DataSource source = sources.get(app, name, "watch");
    Document located = schemas.locate(app, name, arguments);
    UnaryOperator<Document> view =
        rules(app, user, name, located).map(ruled::view).orElse(UnaryOperator.identity());
    return operations.watch(source, located, view, onEvent, onError)::close;
  }

  /** Lets go of the servers of data sources that the app does not have any more. */
  public void dropUnlinked(App app) {
    clusters.dropUnless(app.id(), name -> has(app, name));
  }

  public void drop(ObjectId appId) {
    clusters.dropApp(appId);
    searches.drop(appId);
  }

  /** Returns whether data sources are out of reach for what is being done. */
  public DataOutage outage() {
    return sources.outage();
  }
}
