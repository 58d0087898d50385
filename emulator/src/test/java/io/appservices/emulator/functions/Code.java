package io.appservices.emulator.functions;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * An app of its own and the code in it: what a developer of the app does, and what its users do.
 */
public record Code(TestApp app) {

  public static final String EMAIL = "caller@example.com";
  public static final String PASSWORD = "password";
  public static final String DATA = "mongodb-atlas";

  public static Code shared() {
    return new Code(TestApp.shared());
  }

  public static Code on(AppServicesEmulator emulator) {
    return new Code(TestApp.on(emulator));
  }

  /** JSON as people write it. */
  public static Document json(String text) {
    return Document.parse(text);
  }

  /** Makes a function; its id. */
  public String function(String name, String source) {
    return function(name, source, new Document());
  }

  public String function(String name, String source, Document more) {
    Document body = new Document("name", name).append("source", source);
    body.putAll(more);
    return create("/functions", body);
  }

  /** Makes a part of the app through the Admin API; its id. */
  public String create(String path, Document body) {
    Response made = app.admin().onApp("POST", path, body);
    assertThat(made).isJson(201);
    return made.string("_id");
  }

  public Response admin(String method, String path, Object body) {
    return app.admin().onApp(method, path, body);
  }

  /** The app of {@code EMAIL}, signed up with the first call. */
  public Tokens signUp() {
    return app.client().signUp(EMAIL, PASSWORD);
  }

  public String anonymous() {
    return app.client().logInAnonymously().tokens().accessToken();
  }

  public Response call(String token, String name, Object... arguments) {
    return send(token, new Document("name", name).append("arguments", Arrays.asList(arguments)));
  }

  /** An operation of a data source. */
  public Response data(String token, String service, String name, Document argument) {
    return send(
        token,
        new Document("name", name)
            .append("arguments", List.of(argument))
            .append("service", service));
  }

  /** Any body, in the canonical form that SDKs send. */
  public Response send(String token, Object body) {
    byte[] bytes = body instanceof byte[] raw ? raw : Ejson.canonical(body);
    return app.client().send("POST", app.client().app("/functions/call"), token, bytes);
  }

  /** The log entries, newest first. */
  public List<Document> logs(String query) {
    Response logs = admin("GET", "/logs" + query, null);
    assertThat(logs).isJson(200);
    return logs.document().getList("logs", Document.class).stream()
        .filter(entry -> !entry.containsKey("request_method"))
        .toList();
  }

  /** Looks into a collection as any MongoDB driver does. */
  public <T> T mongo(
      String service,
      String database,
      String collection,
      Function<MongoCollection<Document>, T> look) {
    try (MongoClient client = MongoClients.create(app.emulated().connectionString(service))) {
      return look.apply(client.getDatabase(database).getCollection(collection));
    }
  }

  public List<Document> documents(String service, String database, String collection) {
    return mongo(
        service,
        database,
        collection,
        found -> StreamSupport.stream(found.find().spliterator(), false).toList());
  }
}
