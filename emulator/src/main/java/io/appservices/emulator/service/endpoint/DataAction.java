package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.MemberType;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The actions of the Data API (docs: Data API, endpoints). */
enum DataAction {
  FIND_ONE("findOne", "find", "document"),
  FIND("find", "find", "documents"),
  INSERT_ONE("insertOne", "insert", "document"),
  INSERT_MANY("insertMany", "insert", "documents"),
  UPDATE_ONE("updateOne", "update", "document"),
  UPDATE_MANY("updateMany", "update", "documents"),
  REPLACE_ONE("replaceOne", "replace", "document"),
  DELETE_ONE("deleteOne", "delete", "document"),
  DELETE_MANY("deleteMany", "delete", "documents"),
  AGGREGATE("aggregate", "aggregate", "documents");

  private static final int DEFAULT_LIMIT = 1_000;

  private final String wireName;
  private final String verb;
  private final String object;

  DataAction(String wireName, String verb, String object) {
    this.wireName = wireName;
    this.verb = verb;
    this.object = object;
  }

  static Optional<DataAction> byName(String name) {
    return Arrays.stream(values()).filter(action -> action.wireName.equals(name)).findFirst();
  }

  /** Returns the name of the operation of a data source that does it. */
  String wireName() {
    return wireName;
  }

  boolean inserts() {
    return this == INSERT_ONE || this == INSERT_MANY;
  }

  /** Returns the text of a failure. */
  String failure(String cause) {
    return "Failed to " + verb + " " + object + ": " + cause;
  }

  /**
   * Returns the arguments of the operation.
   *
   * @throws AppServicesException with the cause of a failure if the body lacks something
   */
  Document arguments(Document body) {
    Members members = Members.of(body, new Errors());
    Document arguments =
        new Document("database", members.requiredNonEmptyText("database"))
            .append("collection", members.requiredNonEmptyText("collection"));
    arguments.putAll(own(members));
    return arguments;
  }

  private Document own(Members members) {
    return switch (this) {
      case FIND_ONE -> read(members);
      case FIND ->
          read(members)
              .append("sort", members.documentOrEmpty("sort"))
              .append("limit", members.has("limit") ? members.limit("limit") : DEFAULT_LIMIT)
              .append("skip", members.limit("skip"));
      case INSERT_ONE -> new Document("document", members.requiredDocument("document"));
      case INSERT_MANY -> new Document("documents", members.requiredDocuments("documents"));
      case UPDATE_ONE, UPDATE_MANY -> update(members);
      case REPLACE_ONE -> changed(members, members.requiredDocument("replacement"));
      case DELETE_ONE, DELETE_MANY -> new Document("query", members.requiredDocument("filter"));
      case AGGREGATE -> new Document("pipeline", members.requiredDocuments("pipeline"));
    };
  }

  private static Document read(Members members) {
    return new Document("query", members.documentOrEmpty("filter"))
        .append("project", members.documentOrEmpty("projection"));
  }

  private static Document update(Members members) {
    if (members.get("update") instanceof List<?>) {
      return changed(members, members.requiredDocuments("update"));
    }
    Document update = members.requiredDocument("update");
    if (update.isEmpty() || update.keySet().stream().anyMatch(key -> !key.startsWith("$"))) {
      throw Refusals.invalidParameter(
          "FunctionError: the update operation document must contain atomic operators");
    }
    return changed(members, update);
  }

  private static Document changed(Members members, Object update) {
    return new Document("query", members.requiredDocument("filter"))
        .append("update", update)
        .append("upsert", members.flag("upsert"));
  }

  /** The causes of failures for members of the body. */
  private final class Errors implements MemberErrors {
    @Override
    public AppServicesException missing(String path) {
      return Refusals.invalidParameter("must provide a '" + path + "' field");
    }

    @Override
    public AppServicesException wrong(String path, String expected) {
      String what = path.startsWith("document") ? "argument" : "'" + path + "'";
      return Refusals.invalidParameter(
          "FunctionError: mongodb " + verb + ": " + what + " must be " + expected);
    }

    @Override
    public String words(MemberType type) {
      return switch (type) {
        case OBJECT -> "an object";
        case OBJECTS -> "an array of objects";
        default -> type.words();
      };
    }
  }
}
