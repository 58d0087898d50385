package io.appservices.emulator.service.data;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.operation.BulkWrite;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.cluster.operation.ServerErrors;
import io.appservices.emulator.cluster.transaction.Transactions;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RuleDefinition;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.ServiceType;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.rule.CollectionRules;
import io.appservices.emulator.service.rule.RuledOperations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The linked data sources of an app, as its functions and its users reach them. */
public final class DataService {

  private static final String SESSION = "session";

  private final ConfigService config;
  private final LinkedClusters clusters;
  private final RemoteOperations operations;
  private final RuledOperations ruled;
  private final RuleScopes scopes;
  private final SchemaNames schemas;
  private final Set<String> names;
  private final Transactions transactions;
  private final Searches searches = new Searches();

  /**
   * Makes the data sources of all apps.
   *
   * @param names those that every app has; the Admin API may add more to an app
   */
  public DataService(
      ConfigService config,
      LinkedClusters clusters,
      RemoteOperations operations,
      RuleScopes scopes,
      Transactions transactions,
      Set<String> names) {
    this.transactions = transactions;
    this.config = config;
    this.clusters = clusters;
    this.operations = operations;
    this.ruled = new RuledOperations(operations);
    this.scopes = scopes;
    this.schemas = new SchemaNames(config);
    this.names = Set.copyOf(names);
  }

  /** Returns the searches that tests answer. */
  public Searches searches() {
    return searches;
  }

  /** Returns the names of those that every app has. */
  public Set<String> names() {
    return names;
  }

  /** Returns whether the app has a data source of this name. */
  public boolean has(App app, String name) {
    return names.contains(name)
        || service(app, name).filter(ServiceDefinition::isMongoDb).isPresent();
  }

  /**
   * Returns the type of a service, that of a data source being {@code mongodb-atlas}; empty if the
   * app has no such service.
   */
  public Optional<String> type(App app, String name) {
    return has(app, name)
        ? Optional.of(ServiceType.MONGODB_ATLAS.wireName())
        : service(app, name).map(ServiceDefinition::typeName);
  }

  /**
   * Returns the names of the databases of a data source, without those of the server itself.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the app has no such data source
   */
  public List<String> databases(App app, String name) {
    return operations.databases(source(app, name));
  }

  /** Returns the names of the collections of a database; none if there is no such database. */
  public List<String> collections(App app, String name, String database) {
    return operations.collections(source(app, name), database);
  }

  /** Returns what the server of a data source reports about itself, such as its version. */
  public Document buildInfo(App app, String name) {
    return operations.buildInfo(source(app, name));
  }

  /**
   * Returns a connection string with which any MongoDB driver reaches the data of the app. Starts
   * the server on first use.
   */
  public String connectionString(App app, String name) {
    require(app, name);
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
  public Object call(
      App app, FunctionUser user, String name, String operation, Document arguments) {
    DataSource source = source(app, name, operation, arguments);
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
  private static Object allModified(Object result) {
    return result instanceof Document counts
        ? new Document(counts).append("modifiedCount", counts.get("matchedCount"))
        : result;
  }

  private Object call(
      App app,
      FunctionUser user,
      String name,
      DataSource source,
      String operation,
      Document arguments) {
    Optional<CollectionRules> rules = rules(app, user, name, arguments);
    if (rules.isPresent()) {
      return ruled.call(source, rules.get(), operation, arguments);
    }
    // A collection without a rule must not be the way into those that have one.
    if (!user.system() && operation.equals("aggregate") && hasRules(app, name)) {
      RuledOperations.checkOtherCollections(operation, arguments);
    }
    Document answered = searches.answered(app, name, operation, arguments);
    return operations.call(source, operation, answered);
  }

  /**
   * Starts a transaction. Operations of it have the id as {@code session} in their arguments.
   *
   * @return its id
   */
  public String startTransaction(App app, String name) {
    return transactions.start(app.id(), name, source(app, name));
  }

  /** Ends a transaction with what was done in it, all of that or nothing. */
  public void commitTransaction(App app, String name, String id) {
    try {
      transactions.commit(app.id(), name, id);
    } catch (RuntimeException e) {
      throw ServerErrors.translate(e);
    }
  }

  /** Ends a transaction as if nothing had been done in it. */
  public void abortTransaction(String id) {
    transactions.abort(id);
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
    DataSource source = source(app, name, "watch");
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

  private DataSource source(App app, String name) {
    require(app, name);
    return clusters.dataSource(app.id(), name);
  }

  /** Returns the data as the transaction sees it that the arguments name, if they name one. */
  private DataSource source(App app, String name, String operation, Document arguments) {
    DataSource source = source(app, name, operation);
    return arguments.get(SESSION) instanceof String transaction
        ? transactions.source(app.id(), name, transaction)
        : source;
  }

  private DataSource source(App app, String name, String operation) {
    if (!has(app, name) && service(app, name).isEmpty()) {
      throw DataRefusals.operationOfNoService(operation);
    }
    return source(app, name);
  }

  private void require(App app, String name) {
    if (!has(app, name)) {
      throw service(app, name)
          .map(other -> DataRefusals.otherService(other.typeName()))
          .orElseGet(() -> DataSourceRefusals.serviceNotFound(name));
    }
  }

  private Optional<ServiceDefinition> service(App app, String name) {
    return config.findByName(app, ConfigKind.SERVICE, name).map(ServiceDefinition::of);
  }

  /** Returns the rule of a collection, or else the default rule; empty if there is neither. */
  private Optional<CollectionRules> rules(
      App app, FunctionUser user, String name, Document arguments) {
    return user.system()
        ? Optional.empty()
        : service(app, name)
            .flatMap(service -> rule(app, service, arguments))
            .map(rule -> new CollectionRules(rule, scopes.of(app, user)));
  }

  private Optional<RuleDefinition> rule(App app, ServiceDefinition service, Document arguments) {
    String namespace = arguments.get("database") + "." + arguments.get("collection");
    return named(app, RuleNames.collection(service.id(), namespace))
        .or(() -> named(app, RuleNames.defaultRule(service.id())))
        .map(RuleDefinition::of);
  }

  private boolean hasRules(App app, String name) {
    return service(app, name).stream()
        .anyMatch(
            service ->
                config.list(app, ConfigKind.SERVICE_RULE).stream()
                    .anyMatch(rule -> RuleNames.isOf(service.id(), rule.name())));
  }

  private Optional<ConfigDocument> named(App app, String name) {
    return config.findByName(app, ConfigKind.SERVICE_RULE, name);
  }
}
