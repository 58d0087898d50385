package io.appservices.emulator.cluster.embedded.operand;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;

/** Whatever operands a pipeline has, a database answers, and not a Java program. */
class PipelineOperandsTest extends AnyOperands {

  @Provide
  static Arbitrary<String> expressions() {
    return Arbitraries.of(
        "$abs",
        "$add",
        "$allElementsTrue",
        "$and",
        "$anyElementTrue",
        "$arrayElemAt",
        "$arrayToObject",
        "$ceil",
        "$cmp",
        "$concat",
        "$concatArrays",
        "$cond",
        "$dateToString",
        "$dayOfMonth",
        "$divide",
        "$eq",
        "$exp",
        "$filter",
        "$floor",
        "$ifNull",
        "$in",
        "$indexOfArray",
        "$indexOfCP",
        "$isArray",
        "$let",
        "$ln",
        "$log",
        "$log10",
        "$map",
        "$mergeObjects",
        "$mod",
        "$multiply",
        "$not",
        "$objectToArray",
        "$or",
        "$pow",
        "$range",
        "$reduce",
        "$reverseArray",
        "$round",
        "$setDifference",
        "$setUnion",
        "$size",
        "$slice",
        "$split",
        "$sqrt",
        "$strLenCP",
        "$substr",
        "$substrCP",
        "$subtract",
        "$switch",
        "$toDate",
        "$toDouble",
        "$toInt",
        "$toLong",
        "$toLower",
        "$toObjectId",
        "$toString",
        "$trim",
        "$trunc",
        "$type",
        "$week",
        "$year",
        "$zip",
        "$regexMatch",
        "$regexFindAll",
        "$replaceAll",
        "$strcasecmp",
        "$first",
        "$lastN",
        "$maxN",
        "$sortArray",
        "$getField",
        "$setField",
        "$unsetField",
        "$atan2",
        "$sinh",
        "$bitAnd",
        "$bitNot",
        "$stdDevSamp",
        "$isNumber",
        "$binarySize",
        "$bsonSize",
        "$toDecimal",
        "$tsSecond",
        "$isoWeek",
        "$dateAdd",
        "$dateDiff",
        "$dateTrunc",
        "$dateToParts",
        "$dateFromParts",
        "$dateFromString",
        "$literal",
        "$unknown");
  }

  @Provide
  static Arbitrary<String> stages() {
    return Arbitraries.of(
        "$match",
        "$project",
        "$addFields",
        "$group",
        "$sort",
        "$limit",
        "$skip",
        "$unwind",
        "$count",
        "$bucket",
        "$facet",
        "$lookup",
        "$graphLookup",
        "$sample",
        "$replaceRoot",
        "$replaceWith",
        "$unset",
        "$redact",
        "$sortByCount",
        "$indexStats",
        "$set",
        "$unionWith",
        "$setWindowFields",
        "$geoNear",
        "$bucketAuto",
        "$densify",
        "$documents",
        "$fill",
        "$unknown");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void pipelinesAreAnsweredByADatabase(
      @ForAll("expressions") String operator,
      @ForAll("stages") String stage,
      @ForAll("operands") Object operand) {
    MongoCollection<Document> documents = documents();
    Document expression = new Document(operator, operand);
    for (Document each :
        List.of(
            new Document("$project", new Document("x", expression)),
            new Document("$match", new Document("$expr", expression)),
            new Document("$group", new Document("_id", null).append("x", expression)),
            new Document(stage, operand),
            new Document(stage, expression))) {
      assertOrdinary(() -> documents.aggregate(List.of(each)).into(new ArrayList<>()));
    }
  }
}
