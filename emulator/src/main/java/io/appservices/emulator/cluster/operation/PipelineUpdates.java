package io.appservices.emulator.cluster.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Updates by pipeline for a server that has none: what the pipeline makes of a document replaces
 * it.
 */
final class PipelineUpdates {

  private static final Set<String> STAGES =
      Set.of("$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith");

  private final MongoCollection<Document> collection;
  private final List<Document> pipeline;
  private final QueryOptions options;

  PipelineUpdates(
      MongoCollection<Document> collection, List<Document> pipeline, QueryOptions options) {
    this.options = options;
    this.collection = collection;
    this.pipeline = pipeline;
    pipeline.stream()
        .flatMap(stage -> stage.keySet().stream())
        .filter(name -> !STAGES.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw DataSourceRefusals.mongoDb(
                  name + " is not allowed to be used within an update");
            });
  }

  UpdateResult update(Document query, boolean many, boolean upsert) {
    List<Document> found =
        collection
            .find(query)
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .projection(Projections.include("_id"))
            .limit(many ? 0 : 1)
            .into(new ArrayList<>());
    if (found.isEmpty() && upsert) {
      BsonValue id = insert(query);
      return UpdateResult.acknowledged(0, 0L, id);
    }
    long modified = 0;
    for (Document document : found) {
      Document id = new Document("_id", document.get("_id"));
      modified += collection.replaceOne(id, result(id)).getModifiedCount();
    }
    return UpdateResult.acknowledged(found.size(), modified, null);
  }

  /** Inserts what the query says of a new document, and what the pipeline makes of that. */
  private @Nullable BsonValue insert(Document query) {
    BsonValue id =
        collection
            .updateOne(
                query,
                new Document("$setOnInsert", new Document()),
                new UpdateOptions().upsert(true))
            .getUpsertedId();
    Document made = new Document("_id", id);
    collection.replaceOne(made, result(made));
    return id;
  }

  @Nullable Document findOneAndUpdate(Document filter, FindOneAndUpdateOptions options) {
    Document found =
        collection
            .find(filter)
            .collation(this.options.collation())
            .hint(this.options.hint())
            .hintString(this.options.hintName())
            .sort(options.getSort())
            .projection(Projections.include("_id"))
            .first();
    if (found == null && !options.isUpsert()) {
      return null;
    }
    Document id = new Document("_id", found == null ? insert(filter) : found.get("_id"));
    Document result = result(id);
    FindOneAndReplaceOptions replacing =
        new FindOneAndReplaceOptions()
            .projection(options.getProjection())
            .returnDocument(options.getReturnDocument());
    boolean isNew = found == null;
    Document answer = collection.findOneAndReplace(id, result, replacing);
    boolean wantsBefore =
        options.getReturnDocument() == com.mongodb.client.model.ReturnDocument.BEFORE;
    return isNew && wantsBefore ? null : answer;
  }

  private Document result(Document id) {
    List<Document> stages = new ArrayList<>();
    stages.add(new Document("$match", id));
    stages.addAll(pipeline);
    Document result = collection.aggregate(stages).first();
    if (result == null) {
      throw DataSourceRefusals.mongoDb("the document was deleted while it was updated");
    }
    return result;
  }
}
