package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where stages may stand, in a pipeline and in those within its stages. */
final class StagePlaces {

  private static final int NOT_FIRST = 40602;
  private static final int NOT_LAST = 40601;
  private static final String FACET = "$facet";
  private static final Set<String> ONLY_FIRST = Set.of("$documents", "$indexStats", "$geoNear");
  private static final Set<String> ONLY_LAST = Set.of("$out", "$merge");

  /** What a pipeline within a stage may not have. */
  private record Inner(int code, String where, Set<String> refused) {}

  private static final Map<String, Inner> INNER =
      Map.of(
          FACET,
          new Inner(
              40600,
              " is not allowed to be used within a $facet stage",
              Set.of("$out", "$merge", FACET, "$documents", "$indexStats", "$geoNear")),
          "$lookup",
          new Inner(51047, " is not allowed within a $lookup's sub-pipeline", ONLY_LAST),
          "$unionWith",
          new Inner(31441, " is not allowed within a $unionWith's sub-pipeline", ONLY_LAST));

  private StagePlaces() {}

  /** Returns the pipelines within a stage, as they were given. */
  static List<@Nullable Object> within(String stage, @Nullable Object body) {
    if (!(body instanceof Document members) || !INNER.containsKey(stage)) {
      return List.of();
    }
    return stage.equals(FACET)
        ? new ArrayList<>(members.values())
        : Collections.singletonList(members.get("pipeline"));
  }

  /**
   * Checks a pipeline and those within its stages.
   *
   * @throws MongoServerError if a stage stands where it may not
   */
  static void check(Collection<?> pipeline) {
    int place = 0;
    for (Object stage : pipeline) {
      place++;
      if (stage instanceof Document document) {
        for (String name : document.keySet()) {
          check(name, place == 1, place == pipeline.size());
        }
        document.forEach(StagePlaces::checkInner);
      }
    }
  }

  private static void check(String name, boolean isFirst, boolean isLast) {
    if (ONLY_FIRST.contains(name) && !isFirst) {
      throw new MongoServerError(
          NOT_FIRST, name + " is only valid as the first stage in a pipeline");
    }
    if (ONLY_LAST.contains(name) && !isLast) {
      throw new MongoServerError(NOT_LAST, name + " can only be the final stage in the pipeline");
    }
  }

  private static void checkInner(String outer, @Nullable Object body) {
    Inner inner = INNER.get(outer);
    for (Object pipeline : within(outer, body)) {
      if (inner != null && pipeline instanceof Collection<?> stages) {
        stages.forEach(stage -> checkAllowed(inner, stage));
        check(stages);
      }
    }
  }

  private static void checkAllowed(Inner inner, @Nullable Object stage) {
    if (stage instanceof Document document) {
      for (String name : document.keySet()) {
        if (inner.refused().contains(name)) {
          throw new MongoServerError(inner.code(), name + inner.where());
        }
      }
    }
  }
}
