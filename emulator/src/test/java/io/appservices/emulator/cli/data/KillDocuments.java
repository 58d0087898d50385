package io.appservices.emulator.cli.data;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;

/** The documents of one client of a server that is killed, in an embedded data source. */
final class KillDocuments {

  private final String collection;
  private final TreeSet<Integer> answered = new TreeSet<>();
  private ClientApiClient client;
  private String token;
  private int next;

  /** What was asked for last and not answered; below 0 it is the removal of a document. */
  private Integer asked;

  KillDocuments(String collection) {
    this.collection = collection;
  }

  void connect(ClientApiClient to) {
    client = to;
    token = to.logInAnonymously().tokens().accessToken();
  }

  /** Inserts a document, or removes the first one. */
  Response change(boolean remove) {
    if (remove && !answered.isEmpty()) {
      int first = answered.first();
      asked = -first;
      Response response = call("deleteOne", new Document("query", new Document("_id", first)));
      answered.remove(first);
      return done(response);
    }
    int id = ++next;
    asked = id;
    Response response = call("insertOne", new Document("document", new Document("_id", id)));
    answered.add(id);
    return done(response);
  }

  private Response done(Response response) {
    asked = null;
    return response;
  }

  private Response call(String operation, Document argument) {
    Document body =
        new Document("name", operation)
            .append("service", "mongodb-atlas")
            .append(
                "arguments",
                List.of(argument.append("database", "kill").append("collection", collection)));
    return client.send("POST", client.app("/functions/call"), token, Ejson.canonical(body));
  }

  /** What is not as it was answered. */
  List<String> differences() {
    TreeSet<Integer> found = new TreeSet<>();
    Response all = call("find", new Document("query", new Document()));
    all.documents().forEach(document -> found.add(((Number) document.get("_id")).intValue()));
    if (asked != null && asked > 0 && found.contains(asked)) {
      answered.add(asked);
    } else if (asked != null && asked < 0 && !found.contains(-asked)) {
      answered.remove(-asked);
    }
    asked = null;
    List<String> differences = new ArrayList<>();
    if (!found.equals(answered)) {
      differences.add(collection + ": answered " + answered + ", found " + found);
      answered.clear();
      answered.addAll(found);
    }
    return differences;
  }
}
