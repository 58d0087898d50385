package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of the stages of pipelines, and the codes with which MongoDB refuses others. */
final class StageForms {

  private static final int FAILED_TO_PARSE = 9;
  private static final String GET_FIELD = " Consider using $getField or $setField.";

  private StageForms() {}

  /**
   * Checks the body of a stage.
   *
   * @throws MongoServerError if the stage does not take it
   */
  static void check(String stage, @Nullable Object body) {
    String type = Utils.describeType(body);
    switch (stage) {
      case "$match" -> object(body, 15959, "the match filter must be an expression in an object");
      case "$group" -> object(body, 15947, "a group's fields must be specified in an object");
      case "$sort" -> sort(body);
      case "$bucket" ->
          object(
              body,
              40201,
              "Argument to $bucket stage must be an object, but found type: " + type + ".");
      case "$sample" -> object(body, 28745, "the $sample stage specification must be an object");
      case "$replaceRoot" ->
          object(
              body,
              40229,
              "expected an object as specification for $replaceRoot stage, got " + type);
      case "$indexStats" ->
          object(body, 28803, "The $indexStats stage specification must be an empty object");
      case "$lookup", "$graphLookup" ->
          object(
              body,
              FAILED_TO_PARSE,
              "the " + stage + " stage specification must be an object, but found " + type);
      case "$facet" -> facet(body);
      case "$unwind" -> unwind(body);
      case "$count" -> count(body);
      case "$limit" -> number(5107201, stage, body);
      case "$skip" -> number(5107200, stage, body);
      default -> {}
    }
  }

  private static void object(@Nullable Object body, int code, String text) {
    if (!(body instanceof Document)) {
      throw refused(code, text);
    }
  }

  private static void sort(@Nullable Object body) {
    object(body, 15973, "the $sort key specification must be an object");
    if (body instanceof Document fields && fields.isEmpty()) {
      throw refused(15976, "$sort stage must have at least one sort key");
    }
    SortOperands.check(body);
  }

  private static void facet(@Nullable Object body) {
    if (!(body instanceof Document facets) || facets.isEmpty()) {
      throw refused(
          40169,
          "the $facet specification must be a non-empty object, but found: "
              + WholeNumbers.shown("$facet", body));
    }
    for (Map.Entry<String, Object> facet : facets.entrySet()) {
      facetName(facet.getKey());
      facetPipeline(facet.getKey(), facet.getValue());
    }
  }

  private static void facetName(String name) {
    if (name.isEmpty()) {
      throw refused(15998, "FieldPath field names may not be empty strings.");
    }
    if (name.startsWith("$")) {
      throw refused(16410, "FieldPath field names may not start with '$'." + GET_FIELD);
    }
    if (name.contains(".")) {
      throw refused(16412, "FieldPath field names may not contain '.'." + GET_FIELD);
    }
  }

  private static void facetPipeline(String name, @Nullable Object pipeline) {
    if (!(pipeline instanceof Collection<?> stages)) {
      throw refused(
          40170,
          "arguments to $facet must be arrays, %s is type %s"
              .formatted(name, Utils.describeType(pipeline)));
    }
    int index = 0;
    for (Object stage : stages) {
      if (!(stage instanceof Document)) {
        throw refused(
            40171,
            ("elements of arrays in $facet spec must be non-empty objects, %s argument contained"
                    + " an element of type %s: %s")
                .formatted(
                    name,
                    Utils.describeType(stage),
                    WholeNumbers.shown(String.valueOf(index), stage)));
      }
      index++;
    }
  }

  private static void unwind(@Nullable Object body) {
    if (!(body instanceof Document) && !(body instanceof String)) {
      throw refused(
          15981,
          "expected either a string or an object as specification for $unwind stage, got "
              + Utils.describeType(body));
    }
    if (body instanceof Document options) {
      options.forEach(StageForms::unwindOption);
    }
    Object path = body instanceof Document options ? options.getOrDefault("path", "") : body;
    if (path instanceof String text && text.isEmpty()) {
      throw refused(28812, "no path specified to $unwind stage");
    }
    if (path instanceof String text && !text.startsWith("$")) {
      throw refused(28818, "path option to $unwind stage should be prefixed with a '$': " + text);
    }
  }

  private static void unwindOption(String name, @Nullable Object value) {
    String got = " option to $unwind stage, got " + Utils.describeType(value);
    switch (name) {
      case "path" -> {
        if (!(value instanceof String)) {
          throw refused(
              28808,
              "expected a string as the path for $unwind stage, got " + Utils.describeType(value));
        }
      }
      case "preserveNullAndEmptyArrays" -> {
        if (!(value instanceof Boolean)) {
          throw refused(28809, "expected a boolean for the preserveNullAndEmptyArrays" + got);
        }
      }
      case "includeArrayIndex" -> {
        if (!(value instanceof String index) || index.isEmpty()) {
          throw refused(28810, "expected a non-empty string for the includeArrayIndex " + got);
        }
        if (index.startsWith("$")) {
          throw refused(
              28822,
              "includeArrayIndex option to $unwind stage should not be prefixed with a '$': "
                  + index);
        }
      }
      default -> throw refused(28811, "unrecognized option to $unwind stage: " + name);
    }
  }

  private static void count(@Nullable Object body) {
    if (!(body instanceof String name)) {
      throw refused(40156, "the count field must be a non-empty string");
    }
    if (name.isEmpty()) {
      throw refused(40157, "the count field must be a non-empty string");
    }
    if (name.startsWith("$")) {
      throw refused(40158, "the count field cannot be a $-prefixed path");
    }
    if (name.contains(".")) {
      throw refused(40160, "the count field cannot contain '.'");
    }
  }

  private static void number(int code, String stage, @Nullable Object body) {
    String problem = WholeNumbers.problem(stage, body);
    if (!problem.isEmpty()) {
      throw refused(code, "invalid argument to " + stage + " stage: " + problem);
    }
    if (stage.equals("$limit") && body instanceof Number limit && limit.longValue() == 0) {
      throw refused(15958, "the limit must be positive");
    }
  }

  private static MongoServerError refused(int code, String text) {
    return code == FAILED_TO_PARSE
        ? new MongoServerError(code, "FailedToParse", text)
        : new MongoServerError(code, "Location" + code, text);
  }
}
