package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.OperationTime;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a data source, as far as rules let a user. Rules that look at no document are
 * asked once for each call; with others, documents are looked at one by one.
 */
public final class RuledOperations {

  private static final Set<String> OTHER_COLLECTIONS =
      Set.of("$lookup", "$graphLookup", "$unionWith", "$out", "$merge");

  private static final Set<String> SEARCHES = Set.of("$search", "$searchMeta", "$vectorSearch");

  private final RemoteOperations operations;

  private record Place(DataSource source, @Nullable Object database, @Nullable Object collection) {}

  /**
   * Locks each collection, so that what was checked is what is written; others need not wait for
   * the functions that its rule calls.
   */
  private final KeyedLock<Place> writing = new KeyedLock<>();

  private final Supplier<Instant> clock;

  /**
   * Makes operations for all collections that rules bind.
   *
   * @param clock the time that an operation begins at, for {@code $$NOW}
   */
  public RuledOperations(RemoteOperations operations, Supplier<Instant> clock) {
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * Runs an operation.
   *
   * @param rules those of the collection that the arguments name, for the user
   * @return as {@link RemoteOperations#call}, without what the user may not read
   * @throws io.appservices.emulator.domain.AppServicesException with {@code NoMatchingRuleFound} if
   *     the user may not write this
   */
  public @Nullable Object call(
      DataSource source, CollectionRules rules, String operation, Document arguments) {
    Access access = Access.of(operation, arguments);
    checkStages(operation, arguments, rules);
    Optional<Permissions> uniform =
        rules.filters().isEmpty() && !rules.hasSchema() ? rules.uniform() : Optional.empty();
    if (uniform.isPresent() && isOneQuestion(uniform.get(), arguments)) {
      return call(source, uniform.get(), access, operation, arguments);
    }
    return OperationTime.within(
        clock, () -> callBound(source, rules, access, operation, arguments));
  }

  private @Nullable Object callBound(
      DataSource source,
      CollectionRules rules,
      Access access,
      String operation,
      Document arguments) {
    RuledCollection collection = new RuledCollection(operations, source, rules, arguments);
    if (access == Access.READ) {
      return new RuledReads(collection).run(operation);
    }
    Place place = new Place(source, arguments.get("database"), arguments.get("collection"));
    return writing.take(place, () -> new RuledWrites(collection, operation).run());
  }

  private @Nullable Object call(
      DataSource source,
      Permissions permissions,
      Access access,
      String operation,
      Document arguments) {
    if (permissions.permit(access)) {
      return operations.call(source, operation, arguments);
    }
    if (access != Access.READ) {
      throw access.refusal(permissions, arguments);
    }
    return Access.nothing(operation);
  }

  /**
   * Returns whether one check of permissions is enough; for an upsert it has to allow inserting,
   * too, since whether it inserts is known only when it is done.
   */
  private static boolean isOneQuestion(Permissions uniform, Document arguments) {
    return !Boolean.TRUE.equals(arguments.get("upsert")) || uniform.permit(Access.INSERT);
  }

  private static void checkStages(String operation, Document arguments, CollectionRules rules) {
    checkOtherCollections(operation, arguments);
    boolean searches = stages(operation, arguments).stream().anyMatch(SEARCHES::contains);
    if (searches && !rules.uniform().map(Permissions::maySearch).orElse(false)) {
      throw DataSourceRefusals.notPermitted("search");
    }
  }

  /**
   * Refuses an aggregation that reaches other collections than the one it is for: what rules say of
   * those is not asked.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with {@code NotEmulated}
   */
  public static void checkOtherCollections(String operation, Document arguments) {
    stages(operation, arguments).stream()
        .filter(OTHER_COLLECTIONS::contains)
        .findFirst()
        .ifPresent(
            stage -> {
              throw DataSourceRefusals.notEmulatedUnderRules("the aggregation stage " + stage);
            });
  }

  private static List<String> stages(String operation, Document arguments) {
    return operation.equals("aggregate") && arguments.get("pipeline") instanceof List<?> stages
        ? names(stages)
        : List.of();
  }

  /** Returns the stage names, including those of pipelines inside stages such as {@code $facet}. */
  private static List<String> names(Object part) {
    if (part instanceof List<?> items) {
      return items.stream().flatMap(item -> names(item).stream()).toList();
    }
    if (!(part instanceof Map<?, ?> members)) {
      return List.of();
    }
    return members.entrySet().stream()
        .flatMap(
            m -> Stream.concat(Stream.of(String.valueOf(m.getKey())), names(m.getValue()).stream()))
        .toList();
  }

  /** Returns the view that a user has of change events; the view returns null for hidden ones. */
  public UnaryOperator<Document> view(CollectionRules rules) {
    return new RuledEvents(rules);
  }
}
