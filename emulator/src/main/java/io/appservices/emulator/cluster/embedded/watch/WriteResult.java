package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a command that writes, put together of the answers to its statements. */
final class WriteResult {

  private static final String INDEX = "index";
  private static final String UPSERTED = "upserted";
  private static final String WRITE_ERRORS = "writeErrors";

  private final List<Document> upserted = new ArrayList<>();
  private final List<Document> errors = new ArrayList<>();
  private int statements;
  private int count;
  private @Nullable Integer modified;

  /** Returns the answer to a statement that failed. */
  static Document failure(MongoServerError e) {
    Document error = new Document(INDEX, 0).append("errmsg", e.getMessageWithoutErrorCode());
    error.put("code", e.getCode());
    error.putIfNotNull("codeName", e.getCodeName());
    return new Document("n", 0).append("nModified", 0).append(WRITE_ERRORS, List.of(error));
  }

  /**
   * Returns the answer to an insertion, with the number of documents that the server should give.
   */
  static Document inserted(Document answer, boolean ordered) {
    List<Document> failed = documents(answer, WRITE_ERRORS);
    if (!failed.isEmpty()) {
      answer.put("n", ordered ? number(failed.get(0), INDEX) : number(answer, "n") - failed.size());
    }
    return answer;
  }

  static boolean hasErrors(Document answer) {
    return !documents(answer, WRITE_ERRORS).isEmpty();
  }

  static List<Document> upserted(Document answer) {
    return documents(answer, UPSERTED);
  }

  void add(Document answer) {
    count += number(answer, "n");
    if (answer.containsKey("nModified")) {
      modified = (modified == null ? 0 : modified) + number(answer, "nModified");
    }
    documents(answer, UPSERTED).forEach(made -> upserted.add(numbered(made)));
    documents(answer, WRITE_ERRORS).forEach(error -> errors.add(numbered(error)));
    statements++;
  }

  private Document numbered(Document part) {
    return new Document(part).append(INDEX, statements);
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  Document answer() {
    Document answer = new Document("n", count);
    answer.putIfNotNull("nModified", modified);
    if (!upserted.isEmpty()) {
      answer.put(UPSERTED, upserted);
    }
    if (!errors.isEmpty()) {
      answer.put(WRITE_ERRORS, errors);
    }
    Utils.markOkay(answer);
    return answer;
  }

  private static int number(Document answer, String key) {
    return answer.get(key) instanceof Number number ? number.intValue() : 0;
  }

  private static List<Document> documents(Document answer, String key) {
    return answer.get(key) instanceof Collection<?> list
        ? list.stream().map(Document.class::cast).toList()
        : List.of();
  }
}
