package io.appservices.emulator.cluster.embedded.operand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;

/** Whatever operands a query has, a database answers, and not a Java program. */
class QueryOperandsTest extends AnyOperands {

  @Provide
  static Arbitrary<String> queryOperators() {
    return Arbitraries.of(
        "$eq",
        "$ne",
        "$gt",
        "$gte",
        "$lt",
        "$lte",
        "$in",
        "$nin",
        "$not",
        "$exists",
        "$mod",
        "$size",
        "$all",
        "$elemMatch",
        "$type",
        "$regex",
        "$options",
        "$and",
        "$or",
        "$nor",
        "$bitsAllSet",
        "$near",
        "$nearSphere",
        "$geoWithin",
        "$geoIntersects",
        "$text",
        "$where",
        "$expr",
        "$jsonSchema",
        "$comment",
        "$unknown");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void queriesAreAnsweredByADatabase(
      @ForAll("fields") String field,
      @ForAll("queryOperators") String operator,
      @ForAll("operands") Object operand) {
    MongoCollection<Document> documents = documents();
    Document query = new Document(field, new Document(operator, operand));
    assertOrdinary(() -> documents.find(query).into(new ArrayList<>()));
    assertOrdinary(() -> documents.find(new Document(operator, operand)).first());
    assertOrdinary(() -> documents.find().projection(query).first());
    assertOrdinary(() -> documents.deleteMany(query));
  }

  @Example
  void refusesADivisorOfZeroAsMongoDb() {
    Document query = new Document("number", new Document("$mod", List.of(0, 0)));
    assertThatThrownBy(() -> documents().find(query).first())
        .isInstanceOfSatisfying(
            MongoCommandException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo(2);
              assertThat(e.getErrorCodeName()).isEqualTo("BadValue");
              assertThat(e.getErrorMessage()).isEqualTo("divisor cannot be 0");
            });
    assertThatThrownBy(() -> documents().updateOne(query, new Document("$set", new Document())))
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            e -> assertThat(e.getError().getMessage()).isEqualTo("divisor cannot be 0"));
  }
}
