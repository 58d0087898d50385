package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.pending;
import static io.appservices.emulator.storage.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.types.ObjectId;

/** Whatever is done to it, a {@link RegistrationStore} answers what a plain map would. */
public abstract class RegistrationStoreModelContract {

  private static final int ACCOUNTS = 5;
  private static final int TOKENS = 4;
  private static final ObjectId APP = id(1);
  private static final List<String> EMAILS = List.of("a@x", "b@x", "c@x", "A@x");

  private enum What {
    INSERT,
    CONFIRM,
    RENEW,
    RESET,
    SET_PASSWORD,
    REFUSE,
    RENAME,
    DELETE,
    DELETE_PENDING
  }

  private record Step(What what, int account, String email, int pair) {
    ObjectId accountId() {
      return id(account + 10);
    }

    /** What the step makes of an account; null if nothing. */
    Registration change(Registration r) {
      return switch (what) {
        case CONFIRM -> r.confirm();
        case RENEW ->
            r.confirmed() ? null : r.withConfirmation(token(account * TOKENS + pair + 100));
        case RESET -> r.withReset(token(account * TOKENS + pair + 200));
        case SET_PASSWORD -> r.withPassword(r.password());
        default -> null;
      };
    }
  }

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
      Map<ObjectId, Registration> model = new HashMap<>();
      for (Step step : steps) {
        boolean done = apply(storage.registrations(), step);
        assertThat(done).as("%s", step).isEqualTo(apply(model, step));
        if (comparesEachStep()) {
          compare(storage.registrations(), model);
        }
      }
      compare(storage.registrations(), model);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(What.values()),
            Arbitraries.integers().between(0, ACCOUNTS - 1),
            Arbitraries.of(EMAILS),
            Arbitraries.integers().between(0, TOKENS - 1))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static boolean apply(RegistrationStore store, Step step) {
    ObjectId id = step.accountId();
    return switch (step.what()) {
      case INSERT -> store.insert(APP, pending(step.account() + 10, step.email()));
      case RENAME -> store.rename(APP, id, step.email());
      case DELETE -> store.delete(APP, id, Deletable.ANY).isPresent();
      case DELETE_PENDING -> store.delete(APP, id, Deletable.PENDING).isPresent();
      default -> store.update(APP, id, r -> Optional.ofNullable(step.change(r))).isChanged();
    };
  }

  private static boolean apply(Map<ObjectId, Registration> model, Step step) {
    Registration account = model.get(step.accountId());
    boolean taken = model.values().stream().anyMatch(r -> r.email().equals(step.email()));
    if (step.what() == What.INSERT) {
      Registration added = pending(step.account() + 10, step.email());
      return !taken && model.putIfAbsent(added.id(), added) == null;
    }
    if (account == null) {
      return false;
    }
    return switch (step.what()) {
      case RENAME -> !taken && put(model, account.withEmail(step.email()));
      case DELETE -> model.remove(account.id()) != null;
      case DELETE_PENDING ->
          Deletable.PENDING.includes(account) && model.remove(account.id()) != null;
      default -> put(model, step.change(account));
    };
  }

  private static boolean put(Map<ObjectId, Registration> model, Registration changed) {
    if (changed != null) {
      model.put(changed.id(), changed);
    }
    return changed != null;
  }

  private static void compare(RegistrationStore store, Map<ObjectId, Registration> model) {
    for (int n = 0; n < ACCOUNTS; n++) {
      ObjectId id = id(n + 10);
      assertThat(store.find(APP, id)).isEqualTo(Optional.ofNullable(model.get(id)));
    }
    EMAILS.forEach(
        email ->
            assertThat(store.find(APP, email))
                .isEqualTo(model.values().stream().filter(r -> r.email().equals(email)).findAny()));
    List<Registration> pending =
        model.values().stream()
            .filter(r -> !r.confirmed())
            .sorted(Comparator.comparing(Registration::id))
            .toList();
    assertThat(store.listPending(APP, Optional.empty(), ACCOUNTS)).isEqualTo(pending);
    for (int n = 0; n < pending.size(); n++) {
      assertThat(store.listPending(APP, Optional.of(pending.get(n).id()), 2))
          .isEqualTo(pending.stream().skip(n + 1).limit(2).toList());
    }
    tokens().forEach(id -> assertThat(store.findByToken(APP, id)).isEqualTo(holder(model, id)));
  }

  /** Every id that a token of any step may have. */
  private static Stream<ObjectId> tokens() {
    return Stream.of(
            Stream.iterate(0, n -> n < ACCOUNTS, n -> n + 1).map(n -> id(n + 10 + 0x1000)),
            Stream.iterate(0, n -> n < ACCOUNTS * TOKENS, n -> n + 1).map(n -> id(n + 100)),
            Stream.iterate(0, n -> n < ACCOUNTS * TOKENS, n -> n + 1).map(n -> id(n + 200)))
        .flatMap(ids -> ids);
  }

  private static Optional<Registration> holder(Map<ObjectId, Registration> model, ObjectId id) {
    return model.values().stream()
        .filter(
            r ->
                Stream.of(Optional.ofNullable(r.confirmation()), Optional.ofNullable(r.reset()))
                    .flatMap(Optional::stream)
                    .anyMatch(token -> token.tokenId().equals(id)))
        .findAny();
  }
}
