package io.appservices.emulator.function.js;

import io.appservices.emulator.function.Callee;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.npm.Packages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;

/** An emulator that remembers what it was asked and answers what the test says. */
public class FakeHost implements FunctionHost {

  public interface Operation<A> {
    Object apply(String name, A arguments) throws Exception;
  }

  public final List<String> log = Collections.synchronizedList(new ArrayList<>());
  public final List<Document> requests = Collections.synchronizedList(new ArrayList<>());
  public final List<Document> operations = Collections.synchronizedList(new ArrayList<>());
  public final Map<String, Object> values = new HashMap<>();
  public final Map<String, String> sources = new HashMap<>();
  public final Map<String, FunctionHost> hosts = new HashMap<>();
  public final List<String> ended = new ArrayList<>();
  public final Set<String> services = new HashSet<>();
  public Packages packages = Packages.NONE;
  public Instant now = Instant.EPOCH;
  public Document user = new Document("id", "u1").append("type", "normal");
  public Operation<List<Object>> functions = (name, arguments) -> null;
  public Operation<Document> onService = (operation, arguments) -> null;
  public Consumer<String> onLog = line -> {};
  public Operation<Document> onHttp = (url, request) -> new Document("statusCode", 200);

  @Override
  public Document user() {
    return user;
  }

  @Override
  public Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Document environment() {
    return new Document("tag", "testing").append("values", new Document("baseUrl", "http://x"));
  }

  @Override
  public Document app() {
    return new Document("id", "a1").append("clientAppId", "app-abcde").append("name", "app");
  }

  @Override
  public Document request() {
    return new Document("remoteIPAddress", "127.0.0.1");
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public ObjectId objectId() {
    return new ObjectId();
  }

  @Override
  public boolean runningAsSystem() {
    return false;
  }

  @Override
  public Callee execute(String function, Arguments arguments) throws Exception {
    return sources.containsKey(function)
        ? new Callee.Source(
            new Script(function, function, sources.get(function)),
            hosts.getOrDefault(function, this),
            error -> ended.add(function + ": " + error.orElse("ok")))
        : new Callee.Result(functions.apply(function, arguments.values()));
  }

  @Override
  public List<String> databases(String service) {
    return List.of(service + " db");
  }

  @Override
  public List<String> collections(String service, String database) {
    return List.of(service + " " + database + " c");
  }

  @Override
  public String startTransaction(String service) {
    return service + " transaction";
  }

  @Override
  public Optional<String> serviceType(String name) {
    return services.contains(name) ? Optional.of("mongodb-atlas") : Optional.empty();
  }

  @Override
  public Object service(String service, String operation, Document arguments) throws Exception {
    operations.add(new Document("service", service).append(operation, arguments));
    return onService.apply(operation, arguments);
  }

  @Override
  public Document http(Document request) throws Exception {
    requests.add(request);
    return (Document) onHttp.apply(request.getString("url"), request);
  }

  @Override
  public Packages packages() {
    return packages;
  }

  @Override
  public void log(String level, String text) {
    log.add(level + ": " + text);
    onLog.accept(text);
  }
}
