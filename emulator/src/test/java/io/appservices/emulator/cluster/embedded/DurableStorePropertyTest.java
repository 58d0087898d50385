package io.appservices.emulator.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.operation.QueryScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;

/** A cluster that is closed and opened at any time is the same as one in memory that is not. */
class DurableStorePropertyTest {

  private static final Document REOPEN = new Document("reopen", 1);
  private static final List<String> DATABASES = List.of("one", "two");

  private static Path directory;
  private static DurableCluster durable;
  private static EmbeddedCluster memory;
  private static MongoClient client;

  @BeforeContainer
  static void start() throws IOException {
    directory = Files.createTempDirectory("documents");
    durable = new DurableCluster(directory);
    memory =
        EmbeddedCluster.start(
            Clock.systemUTC(),
            new DurableCluster.Nobody(),
            Duration.ofSeconds(60),
            QueryScripts.NONE);
    client = MongoClients.create(memory.connectionString());
  }

  @AfterContainer
  static void close() throws IOException {
    client.close();
    memory.close();
    durable.close();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Provide
  Arbitrary<List<Document>> commands() {
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 5);
    Arbitrary<String> names = Arbitraries.of("a", "b", "c");
    Arbitrary<String> fields = Arbitraries.of("m", "n");
    Arbitrary<Document> documents =
        Combinators.combine(numbers, numbers, fields)
            .as((id, n, field) -> new Document("_id", id).append(field, n));
    Arbitrary<Document> queries =
        Combinators.combine(Arbitraries.of("_id", "m", "n"), Arbitraries.of("$eq", "$gte"), numbers)
            .as((field, operator, n) -> new Document(field, new Document(operator, n)));
    Arbitrary<Document> updates =
        Combinators.combine(Arbitraries.of("$set", "$inc", "$push"), fields, numbers)
            .as((operator, field, n) -> new Document(operator, new Document(field, n)));
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Document> inserts =
        Combinators.combine(names, documents.list().ofMinSize(1).ofMaxSize(4), flags)
            .as(
                (name, list, ordered) ->
                    new Document("insert", name)
                        .append("documents", list)
                        .append("ordered", ordered));
    Arbitrary<Document> changes =
        Combinators.combine(names, queries, updates, flags)
            .as(
                (name, query, update, multi) ->
                    new Document("update", name)
                        .append(
                            "updates",
                            List.of(
                                new Document("q", query)
                                    .append("u", update)
                                    .append("multi", multi))));
    Arbitrary<Document> upserts =
        Combinators.combine(names, numbers, updates, flags)
            .as(
                (name, id, update, upsert) ->
                    new Document("findAndModify", name)
                        .append("query", new Document("_id", id))
                        .append("update", update)
                        .append("upsert", upsert));
    Arbitrary<Document> deletes =
        Combinators.combine(names, queries, Arbitraries.of(0, 1))
            .as(
                (name, query, limit) ->
                    new Document("delete", name)
                        .append(
                            "deletes", List.of(new Document("q", query).append("limit", limit))));
    Arbitrary<Document> indexes =
        Combinators.combine(names, fields, Arbitraries.of(1, -1), flags, flags)
            .as(
                (name, field, order, unique, sparse) ->
                    new Document("createIndexes", name)
                        .append(
                            "indexes",
                            List.of(
                                new Document("key", new Document(field, order))
                                    .append("name", field)
                                    .append("unique", unique)
                                    .append("sparse", sparse))));
    Arbitrary<Document> pipelines =
        Combinators.combine(names, queries, Arbitraries.of("$out", "$merge"), names)
            .as(
                (name, query, last, target) ->
                    new Document("aggregate", name)
                        .append(
                            "pipeline",
                            List.of(new Document("$match", query), new Document(last, target)))
                        .append("cursor", new Document()));
    Arbitrary<Document> others =
        Combinators.combine(names, names, flags, Arbitraries.of("m", "n", "*"))
            .flatAs(
                (name, target, flag, index) ->
                    Arbitraries.of(
                        new Document("create", name),
                        new Document("drop", name),
                        new Document("dropIndexes", name).append("index", index),
                        new Document("renameCollection", "one." + name)
                            .append("to", (flag ? "one." : "two.") + target)
                            .append("dropTarget", !flag),
                        new Document("renameCollection", "two." + name)
                            .append("to", "one." + target)
                            .append("dropTarget", flag)));
    Arbitrary<Document> rare =
        Arbitraries.of(REOPEN, REOPEN, REOPEN, new Document("dropDatabase", 1));
    return Arbitraries.frequencyOf(
            Tuple.of(6, inserts),
            Tuple.of(3, changes),
            Tuple.of(2, upserts),
            Tuple.of(2, deletes),
            Tuple.of(2, indexes),
            Tuple.of(1, pipelines),
            Tuple.of(3, others),
            Tuple.of(2, rare))
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void reopeningChangesNothing(
      @ForAll("commands") List<Document> commands, @ForAll boolean alternating) {
    for (int i = 0; i < commands.size(); i++) {
      Document command = commands.get(i);
      if (command.equals(REOPEN)) {
        durable.reopen();
        assertSame();
      } else {
        String name =
            command.containsKey("renameCollection")
                ? "admin"
                : DATABASES.get(alternating ? i % 2 : 0);
        assertThat(answer(durable.database(name), command))
            .as("the answer to %s", command)
            .isEqualTo(answer(client.getDatabase(name), command));
      }
    }
    durable.reopen();
    assertSame();
    DATABASES.forEach(
        name -> {
          durable.database(name).drop();
          client.getDatabase(name).drop();
        });
    durable.reopen();
    assertSame();
  }

  /** Returns what tells an answer from others. */
  private static Map<String, Object> answer(MongoDatabase database, Document command) {
    Map<String, Object> told = new LinkedHashMap<>();
    try {
      Document answer = database.runCommand(command);
      told.put("n", answer.get("n"));
      told.put("errors", answer.get("writeErrors"));
      told.put("value", answer.get("value"));
    } catch (MongoException e) {
      told.put("code", e.getCode());
    }
    return told;
  }

  private static void assertSame() {
    for (String name : DATABASES) {
      assertThat(content(durable.database(name)))
          .as("database %s", name)
          .isEqualTo(content(client.getDatabase(name)));
    }
  }

  private static Map<String, List<Document>> content(MongoDatabase database) {
    Map<String, List<Document>> content = new LinkedHashMap<>();
    for (String name : database.listCollectionNames().into(new ArrayList<>())) {
      content.put(name, database.getCollection(name).find().into(new ArrayList<>()));
      content.put(
          name + " indexes", database.getCollection(name).listIndexes().into(new ArrayList<>()));
    }
    return content;
  }
}
