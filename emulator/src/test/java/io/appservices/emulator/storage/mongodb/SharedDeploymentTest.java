package io.appservices.emulator.storage.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class SharedDeploymentTest {

  private static final int CHANGES = 5_000;
  private static final String TEXT = "a value that takes a while to send ".repeat(20);

  @Test
  void answersADocumentAsItWasAtOneTimeWhileItIsChanged() {
    String uri = SharedDeployment.newDatabase();
    SharedDeployment.on(
        uri,
        database -> {
          MongoCollection<Document> documents = database.getCollection("documents");
          documents.insertOne(document(0));
          CompletableFuture<Void> changes =
              CompletableFuture.runAsync(
                  () -> {
                    for (int i = 1; i <= CHANGES; i++) {
                      documents.updateOne(
                          eq("_id", 1),
                          combine(set("first", i), set("text", TEXT + i), set("last", i)));
                    }
                  });
          while (!changes.isDone()) {
            Document read = documents.find().first();
            assertThat(read).isEqualTo(document(read.getInteger("first")));
          }
          changes.join();
        });
    SharedDeployment.drop(uri);
  }

  private static Document document(int number) {
    return new Document("_id", 1)
        .append("first", number)
        .append("text", TEXT + number)
        .append("last", number);
  }
}
