package io.appservices.emulator.cluster;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** One collection of a data source, as a client of the service uses it. */
final class Remote implements AutoCloseable {

  static final ObjectId APP = new ObjectId("5e0000000000000000000001");
  static final String SERVICE = "mongodb-atlas";

  final EmulatorClock clock = new EmulatorClock();
  final LinkedClusters clusters;
  final RemoteOperations operations = new RemoteOperations(new Ids(clock, new Secrets()));

  private Remote(Map<String, String> uris, Duration limit) {
    clusters = new LinkedClusters(uris, clock, limit);
  }

  static Remote embedded() {
    return embedded(Duration.ofSeconds(30));
  }

  static Remote embedded(Duration limit) {
    return new Remote(Map.of(), limit);
  }

  static Remote external(String uri) {
    return new Remote(Map.of(SERVICE, uri), Duration.ofSeconds(30));
  }

  DataSource source() {
    return clusters.dataSource(APP, SERVICE);
  }

  /** Calls an operation; the arguments are names and values in turn. */
  Object call(String operation, Object... namesAndValues) {
    return operations.call(source(), operation, arguments(namesAndValues));
  }

  Document document(String operation, Object... namesAndValues) {
    return (Document) call(operation, namesAndValues);
  }

  @SuppressWarnings("unchecked")
  List<Document> documents(String operation, Object... namesAndValues) {
    return (List<Document>) call(operation, namesAndValues);
  }

  List<Document> all() {
    return documents("find");
  }

  AppServicesException refusal(String operation, Object... namesAndValues) {
    return catchThrowableOfType(AppServicesException.class, () -> call(operation, namesAndValues));
  }

  Subscription watch(
      Consumer<Document> onEvent, Consumer<Exception> onError, Object... namesAndValues) {
    return operations.watch(
        source(), arguments(namesAndValues), UnaryOperator.identity(), onEvent, onError);
  }

  void insert(String... documents) {
    call("insertMany", "documents", List.of(documents).stream().map(Document::parse).toList());
  }

  static Document json(String text) {
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
  }
}
