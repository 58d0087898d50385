package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.limit.LimitedCommands;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A command that inserts, updates or deletes. The server gets its statements one by one, so that
 * each is tried before it, and the hub has its changes before the next begins.
 */
final class WriteCommand {

  private static final int FAILED_TO_PARSE = 9;
  private static final String ORDERED = "ordered";

  private final WatchedCollection<?> collection;
  private final Document arguments;
  private final UnaryOperator<Document> server;

  /**
   * @param server the server's own execution of the command
   */
  WriteCommand(
      WatchedCollection<?> collection, Document arguments, UnaryOperator<Document> server) {
    this.collection = collection;
    // As on MongoDB, where the command does not say.
    this.arguments =
        arguments.containsKey(ORDERED) ? arguments : new Document(arguments).append(ORDERED, true);
    this.server = server;
  }

  Document insert() {
    boolean ordered = isOrdered();
    return collection.locked(
        () ->
            collection.isWatched()
                ? each("documents", ordered, this::insertOne)
                : WriteResult.inserted(server.apply(arguments), ordered));
  }

  Document update() {
    return each("updates", isOrdered(), this::updateOne);
  }

  Document delete() {
    return each("deletes", isOrdered(), this::deleteOne);
  }

  private boolean isOrdered() {
    return Utils.isTrue(arguments.get(ORDERED));
  }

  private Document each(String list, boolean ordered, UnaryOperator<Document> run) {
    if (!(arguments.get(list) instanceof List<?> statements)) {
      throw new MongoServerError(FAILED_TO_PARSE, "FailedToParse", list + " has to be an array");
    }
    WriteResult result = new WriteResult();
    for (Object statement : statements) {
      Document one = new Document(arguments);
      one.put(list, List.of(statement));
      result.add(run.apply(one));
      if (ordered && result.hasErrors()) {
        break;
      }
    }
    return result.answer();
  }

  private Document insertOne(Document one) {
    Document answer = WriteResult.inserted(server.apply(one), true);
    if (!WriteResult.hasErrors(answer)) {
      collection.inserted((Document) statement(one, "documents"));
    }
    return answer;
  }

  private Document updateOne(Document one) {
    try {
      Document statement = LimitedCommands.update((Document) statement(one, "updates"));
      return collection.underCollation(statement, "q", collated -> update(collated, one));
    } catch (MongoServerError e) {
      return WriteResult.failure(e);
    }
  }

  private Document update(Document statement, Document one) {
    Document query = WatchedCollection.document(statement, "q");
    boolean many = Utils.isTrue(statement.get("multi"));
    one.put("updates", List.of(statement));
    Trial.update(collection.stored(), statement, many);
    return collection.changing(
        () -> collection.stored().handleQuery(new Document("$query", query), 0, many ? 0 : 1),
        new UpdateStatement(query, WatchedCollection.document(statement, "u")),
        () -> upserted(server.apply(one)));
  }

  private Document upserted(Document answer) {
    WriteResult.upserted(answer).forEach(made -> collection.inserted(made.get("_id")));
    return answer;
  }

  private Document deleteOne(Document one) {
    Document statement = (Document) statement(one, "deletes");
    Document query = WatchedCollection.document(statement, "q");
    int limit = statement.get("limit") instanceof Number number ? number.intValue() : 0;
    Trial.delete(collection.stored(), query);
    return collection.changing(
        () -> collection.stored().handleQuery(new Document("$query", query), 0, limit),
        null,
        () -> server.apply(one));
  }

  private static Object statement(Document one, String list) {
    return ((List<?>) Objects.requireNonNull(one.get(list))).get(0);
  }
}
