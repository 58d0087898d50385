package io.appservices.emulator.cluster.embedded.operand;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;

/** Whatever operands an update has, a database answers, and not a Java program. */
class UpdateOperandsTest extends AnyOperands {

  @Provide
  static Arbitrary<String> updateOperators() {
    return Arbitraries.of(
        "$set",
        "$unset",
        "$setOnInsert",
        "$inc",
        "$mul",
        "$min",
        "$max",
        "$rename",
        "$currentDate",
        "$push",
        "$pushAll",
        "$pull",
        "$pullAll",
        "$pop",
        "$addToSet",
        "$bit",
        "$unknown");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void updatesAreAnsweredByADatabase(
      @ForAll("fields") String field,
      @ForAll("updateOperators") String operator,
      @ForAll("operands") Object operand) {
    MongoCollection<Document> documents = documents();
    Document update = new Document(operator, new Document(field, operand));
    assertOrdinary(() -> documents.updateOne(new Document(), update));
    assertOrdinary(() -> documents.updateMany(new Document("list", 1), update));
    assertOrdinary(
        () ->
            documents.findOneAndUpdate(
                new Document("_id", 2), update, new FindOneAndUpdateOptions().upsert(true)));
    assertOrdinary(() -> documents.updateOne(new Document(), new Document(operator, operand)));
  }
}
