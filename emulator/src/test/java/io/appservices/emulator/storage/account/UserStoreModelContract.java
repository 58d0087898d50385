package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UserStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.types.ObjectId;

/** Whatever is done to it, a {@link UserStore} answers what a plain map would. */
public abstract class UserStoreModelContract {

  private static final int USERS = 6;
  private static final int IDENTITIES = 5;
  private static final ObjectId APP = id(1);
  private static final List<ProviderType> TYPES =
      List.of(ProviderType.ANON_USER, ProviderType.API_KEY);

  private enum What {
    INSERT,
    LINK,
    DISABLE,
    UNLINK,
    DELETE
  }

  private record Step(What what, int user, int identity) {}

  /** An empty storage. */
  protected abstract Storage open();

  /** Whether all that can be found is looked up after each step, or after the last one alone. */
  protected boolean comparesEachStep() {
    return true;
  }

  @Property(tries = 300)
  void itAnswersWhatAPlainMapWould(@ForAll("steps") List<Step> steps) {
    try (Storage storage = open()) {
      storage.apps().insert(Samples.app(1, "app"));
      Map<ObjectId, User> model = new HashMap<>();
      for (Step step : steps) {
        boolean done = apply(storage.users(), step);
        assertThat(done).as("%s", step).isEqualTo(apply(model, step));
        if (comparesEachStep()) {
          compare(storage.users(), model);
        }
      }
      compare(storage.users(), model);
    }
  }

  @Property(tries = 200)
  void pagesFollowOneAnotherWithoutGapOrOverlap(
      @ForAll("steps") List<Step> steps, @ForAll("queries") UserQuery query) {
    try (Storage storage = open()) {
      storage.apps().insert(Samples.app(1, "app"));
      Map<ObjectId, User> model = new HashMap<>();
      steps.forEach(step -> apply(storage.users(), step));
      steps.forEach(step -> apply(model, step));
      List<User> paged = new ArrayList<>();
      List<User> page = storage.users().list(APP, query);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(query.limit());
        paged.addAll(page);
        page = storage.users().list(APP, query.after(page.get(page.size() - 1).id()));
      }
      assertThat(paged).isEqualTo(expected(model, query));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(What.values()),
            Arbitraries.integers().between(0, USERS - 1),
            Arbitraries.integers().between(0, IDENTITIES - 1))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<UserQuery> queries() {
    return Combinators.combine(
            Arbitraries.integers().between(-1, USERS).map(n -> n < 0 ? null : id(n + 10)),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false).optional(),
            Arbitraries.of(TYPES).set(),
            Arbitraries.integers().between(1, USERS))
        .as(
            (after, descending, disabled, types, limit) ->
                new UserQuery(Optional.ofNullable(after), descending, disabled, types, limit));
  }

  private static boolean apply(UserStore users, Step step) {
    ObjectId userId = id(step.user() + 10);
    Identity identity = of(step.identity());
    return switch (step.what()) {
      case INSERT -> users.insert(APP, user(step.user() + 10, identity));
      case LINK -> users.update(APP, userId, Update.to(user -> user.link(identity))).isChanged();
      case DISABLE -> users.update(APP, userId, Update.to(User::disable)).isChanged();
      case UNLINK ->
          users.update(APP, userId, Update.to(user -> without(user, identity))).isChanged();
      case DELETE -> users.delete(APP, userId).isPresent();
    };
  }

  private static boolean apply(Map<ObjectId, User> model, Step step) {
    ObjectId userId = id(step.user() + 10);
    Identity identity = of(step.identity());
    User user = model.get(userId);
    Optional<User> owner = model.values().stream().filter(u -> u.has(identity)).findFirst();
    if (step.what() == What.INSERT) {
      return owner.isEmpty() && model.putIfAbsent(userId, user(step.user() + 10, identity)) == null;
    }
    if (user == null || step.what() == What.DELETE) {
      return model.remove(userId) != null;
    }
    if (step.what() == What.LINK && owner.isPresent() && owner.get() != user) {
      return false;
    }
    User changed =
        switch (step.what()) {
          case LINK -> user.link(identity);
          case DISABLE -> user.disable();
          default -> without(user, identity);
        };
    model.put(userId, changed);
    return true;
  }

  private static void compare(UserStore users, Map<ObjectId, User> model) {
    assertThat(users.count(APP)).isEqualTo(model.size());
    UserQuery all = UserQuery.first(USERS + 1);
    assertThat(users.list(APP, all)).isEqualTo(expected(model, all));
    for (int n = 0; n < USERS; n++) {
      assertThat(users.find(APP, id(n + 10))).isEqualTo(Optional.ofNullable(model.get(id(n + 10))));
    }
    for (int n = 0; n < IDENTITIES; n++) {
      Identity wanted = of(n);
      assertThat(users.findByIdentity(APP, wanted.providerType(), wanted.id()))
          .isEqualTo(model.values().stream().filter(u -> u.has(wanted)).findFirst());
    }
  }

  private static List<User> expected(Map<ObjectId, User> model, UserQuery query) {
    Comparator<ObjectId> ascending = Comparator.naturalOrder();
    Comparator<ObjectId> order = query.descending() ? ascending.reversed() : ascending;
    return model.values().stream()
        .sorted(Comparator.comparing(User::id, order))
        .filter(user -> query.after().map(id -> order.compare(user.id(), id) > 0).orElse(true))
        .filter(user -> query.disabled().map(wanted -> wanted == user.disabled()).orElse(true))
        .filter(user -> isOneOf(user, query.providerTypes()))
        .toList();
  }

  private static boolean isOneOf(User user, Set<ProviderType> types) {
    return types.isEmpty() || types.stream().anyMatch(type -> user.identity(type).isPresent());
  }

  private static Identity of(int number) {
    return identity(TYPES.get(number % TYPES.size()), "identity-" + number);
  }

  private static User without(User user, Identity identity) {
    return new User(
        user.id(),
        user.type(),
        user.identities().stream().filter(own -> !own.sameAs(identity)).toList(),
        user.createdAt(),
        user.lastAuthenticatedAt(),
        user.disabled(),
        user.sessionEpoch());
  }
}
