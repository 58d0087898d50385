package io.appservices.emulator.service.data;

import io.appservices.emulator.api.SearchAnswer;
import io.appservices.emulator.api.SearchRequest;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.function.NeutralValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The searches that the code of tests answers, of each app. */
public final class Searches {

  private static final Set<String> STAGES = Set.of("$search", "$searchMeta", "$vectorSearch");

  private final Map<ObjectId, SearchAnswer> answers = new ConcurrentHashMap<>();

  Searches() {}

  /** Sets what answers the searches of an app from now on. */
  public void answer(ObjectId appId, SearchAnswer answer) {
    answers.put(appId, answer);
  }

  void drop(ObjectId appId) {
    answers.remove(appId);
  }

  /**
   * Returns the arguments of an operation, with what was found in the place of a search that its
   * pipeline begins with.
   */
  Document answered(App app, String dataSource, String operation, Document arguments) {
    SearchAnswer answer = answers.get(app.id());
    if (answer == null
        || !operation.equals("aggregate")
        || !(arguments.get("pipeline") instanceof List<?> stages)
        || stages.isEmpty()
        || !(stages.get(0) instanceof Document first)
        || first.keySet().stream().noneMatch(STAGES::contains)) {
      return arguments;
    }
    String stage = first.keySet().iterator().next();
    SearchRequest request =
        new SearchRequest(
            dataSource,
            String.valueOf(arguments.get("database")),
            String.valueOf(arguments.get("collection")),
            stage,
            first.get(stage) instanceof Document definition
                ? NeutralValues.map(definition)
                : Map.of());
    List<Object> rest = new ArrayList<>(stages);
    rest.set(0, new Document("$documents", found(answer, request)));
    return new Document(arguments).append("pipeline", rest);
  }

  private static List<Document> found(SearchAnswer answer, SearchRequest request) {
    try {
      List<Document> found = new ArrayList<>();
      answer.find(request).forEach(one -> found.add(DocumentValues.document(one)));
      return found;
    } catch (AppServicesException refusal) {
      throw refusal;
    } catch (Exception failure) {
      throw DataSourceRefusals.mongoDb(String.valueOf(failure.getMessage()));
    }
  }
}
