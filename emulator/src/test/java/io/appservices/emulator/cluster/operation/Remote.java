package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.durable.DurableDataSources;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.function.js.JavaScript;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.script.ScriptedQueries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** One collection of a data source, as a client of the service uses it. */
public final class Remote implements AutoCloseable {

  public static final ObjectId APP = new ObjectId("5e0000000000000000000001");
  public static final String SERVICE = "mongodb-atlas";

  public final EmulatorClock clock = new EmulatorClock();
  public final LinkedClusters clusters;
  public final RemoteOperations operations;
  private final JavaScript engine = new JavaScript();

  private Remote(Map<String, String> uris, Duration limit) {
    this(uris, limit, null, false);
  }

  private Remote(
      Map<String, String> uris, Duration limit, DurableDataSources kept, boolean runsScripts) {
    Ids ids = new Ids(clock, new Secrets());
    QueryScripts scripts = new ScriptedQueries(engine, ids, clock, limit);
    clusters =
        new LinkedClusters(uris, clock, limit, kept, runsScripts ? scripts : QueryScripts.NONE);
    operations = new RemoteOperations(ids);
  }

  /** Makes one whose documents are kept. */
  public static Remote durable(DurableDataSources kept) {
    return new Remote(Map.of(), Duration.ofSeconds(30), kept, false);
  }

  public static Remote embedded() {
    return embedded(Duration.ofSeconds(30));
  }

  public static Remote embedded(Duration limit) {
    return new Remote(Map.of(), limit);
  }

  /** Makes one that runs the JavaScript of queries. */
  public static Remote scripted(Duration limit) {
    return new Remote(Map.of(), limit, null, true);
  }

  public static Remote external(String uri) {
    return new Remote(Map.of(SERVICE, uri), Duration.ofSeconds(30));
  }

  /** Makes one whose operations end after a limit, and whose streams wait so long in a break. */
  public static Remote external(String uri, Duration limit) {
    return new Remote(Map.of(SERVICE, uri), limit);
  }

  public DataSource source() {
    return clusters.dataSource(APP, SERVICE);
  }

  /** Calls an operation; the arguments are names and values in turn. */
  public Object call(String operation, Object... namesAndValues) {
    return operations.call(source(), operation, arguments(namesAndValues));
  }

  public Document document(String operation, Object... namesAndValues) {
    return (Document) call(operation, namesAndValues);
  }

  @SuppressWarnings("unchecked")
  public List<Document> documents(String operation, Object... namesAndValues) {
    return (List<Document>) call(operation, namesAndValues);
  }

  public List<Document> all() {
    return documents("find");
  }

  /** Runs a pipeline of stages in JSON. */
  public List<Document> aggregate(String... stages) {
    return documents("aggregate", "pipeline", List.of(stages).stream().map(Remote::json).toList());
  }

  public AppServicesException refusal(String operation, Object... namesAndValues) {
    return catchThrowableOfType(AppServicesException.class, () -> call(operation, namesAndValues));
  }

  public Subscription watch(
      Consumer<Document> onEvent, Consumer<Exception> onError, Object... namesAndValues) {
    return operations.watch(
        source(), arguments(namesAndValues), UnaryOperator.identity(), onEvent, onError);
  }

  public void insert(String... documents) {
    call("insertMany", "documents", List.of(documents).stream().map(Document::parse).toList());
  }

  /** Makes an index, as an application does with its driver. */
  public void index(String collection, String keys) {
    String uri = clusters.connectionString(APP, SERVICE);
    try (MongoClient client = MongoClients.create(uri)) {
      client.getDatabase("todo").getCollection(collection).createIndex(json(keys));
    }
  }

  public static Document json(String text) {
    return Document.parse(text);
  }

  private static Document arguments(Object... namesAndValues) {
    Document arguments = new Document("database", "todo").append("collection", "items");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.append((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return arguments;
  }

  @Override
  public void close() {
    clusters.close();
    engine.close();
  }
}
