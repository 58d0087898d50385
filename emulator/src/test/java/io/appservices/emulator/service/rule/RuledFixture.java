package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RuleDefinition;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A collection of its own for each test, which the user {@code me} has under rules. */
abstract class RuledFixture {

  private static final Scope SCOPE =
      Scope.of((name, arguments) -> null).with("user", new Document("id", "me"));
  static final String OWNER =
      "{'name': 'owner', 'apply_when': {'o': '%%user.id'}, 'read': true, 'write': true}";

  private static Remote remote;
  private static RuledOperations operations;

  private final String collection = "c" + new ObjectId();

  @BeforeAll
  static void start() {
    remote = Remote.embedded();
    operations = new RuledOperations(remote.operations, () -> Instant.EPOCH);
  }

  @AfterAll
  static void close() {
    remote.close();
  }

  void insert(String... documents) {
    remote.operations.call(
        remote.source(),
        "insertMany",
        place().append("documents", List.of(documents).stream().map(Document::parse).toList()));
  }

  @SuppressWarnings("unchecked")
  List<Document> stored() {
    return (List<Document>)
        remote.operations.call(
            remote.source(), "find", place().append("sort", new Document("_id", 1)));
  }

  Object call(CollectionRules rules, String operation, String arguments) {
    Document all = place();
    all.putAll(Document.parse(arguments));
    return operations.call(remote.source(), rules, operation, all);
  }

  @SuppressWarnings("unchecked")
  List<Document> documents(CollectionRules rules, String operation, String arguments) {
    return (List<Document>) call(rules, operation, arguments);
  }

  Document place() {
    return new Document("database", "db").append("collection", collection);
  }

  static CollectionRules roles(String... roles) {
    return rules("{'roles': [" + String.join(", ", roles) + "]}");
  }

  static CollectionRules rules(String rule) {
    return new CollectionRules(
        RuleDefinition.of(
            new ConfigDocument(
                new ObjectId(), ConfigKind.SERVICE_RULE, "r", Document.parse(rule), 0)),
        SCOPE);
  }
}
