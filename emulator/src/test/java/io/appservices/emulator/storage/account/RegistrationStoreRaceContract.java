package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.confirmed;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.pending;
import static io.appservices.emulator.storage.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link RegistrationStore} when calls come at the same time. */
public abstract class RegistrationStoreRaceContract extends StoreContract {

  private RegistrationStore registrations;

  @BeforeEach
  void takeStore() {
    registrations = storage.registrations();
  }

  @Test
  void oneOfConcurrentInsertsGetsTheEmail() {
    for (int round = 0; round < rounds(); round++) {
      AtomicInteger number = new AtomicInteger(10);
      List<Boolean> answers =
          Race.times(
              THREADS, () -> registrations.insert(APP, pending(number.getAndIncrement(), "a@x")));
      assertThat(answers).containsOnlyOnce(true);
      List<Registration> made = registrations.listPending(APP, Optional.empty(), 9);
      assertThat(made).hasSize(1);
      assertThat(registrations.find(APP, "a@x")).contains(made.get(0));
      registrations.delete(APP, made.get(0).id(), Deletable.ANY);
    }
  }

  @Test
  void oneOfConcurrentDeletesGetsTheAccount() {
    for (int round = 0; round < rounds(); round++) {
      registrations.insert(APP, pending(10, "a@x"));
      List<Optional<Registration>> answers =
          Race.times(THREADS, () -> registrations.delete(APP, id(10), Deletable.ANY));
      assertThat(answers.stream().flatMap(Optional::stream)).containsExactly(pending(10, "a@x"));
    }
  }

  @Test
  void oneOfAConfirmationAndADeleteOfWhatIsPendingComesFirst() {
    for (int round = 0; round < rounds(); round++) {
      registrations.insert(APP, pending(10, "a@x"));
      List<Boolean> answers =
          Race.of(
              List.of(
                  () ->
                      registrations
                          .update(APP, id(10), Update.to(Registration::confirm))
                          .isChanged(),
                  () -> registrations.delete(APP, id(10), Deletable.PENDING).isPresent()));
      assertThat(answers).containsOnlyOnce(true);
      assertThat(registrations.find(APP, id(10)).isPresent()).isEqualTo(answers.get(0));
      registrations.delete(APP, id(10), Deletable.ANY);
    }
  }

  @Test
  void aTokenIsUsedOnce() {
    for (int round = 0; round < rounds(); round++) {
      registrations.insert(APP, confirmed(10, "a@x").withReset(token(70)));
      List<Boolean> answers =
          Race.times(
              THREADS,
              () ->
                  registrations
                      .update(
                          APP,
                          id(10),
                          Update.when(
                              r -> Objects.equals(r.reset(), token(70)), r -> r.withReset(null)))
                      .isChanged());
      assertThat(answers).containsOnlyOnce(true);
      registrations.delete(APP, id(10), Deletable.ANY);
    }
  }

  @Test
  void oneOfConcurrentRenamesGetsTheEmail() {
    for (int round = 0; round < rounds(); round++) {
      registrations.insert(APP, confirmed(10, "a@x"));
      registrations.insert(APP, confirmed(11, "b@x"));
      List<Boolean> answers =
          Race.of(
              List.of(
                  () -> registrations.rename(APP, id(10), "c@x"),
                  () -> registrations.rename(APP, id(11), "c@x"),
                  () -> registrations.insert(APP, confirmed(12, "c@x"))));
      assertThat(answers).containsOnlyOnce(true);
      Registration owner = registrations.find(APP, "c@x").orElseThrow();
      assertThat(answers.indexOf(true)).isEqualTo(List.of(10, 11, 12).indexOf(number(owner)));
      IntStream.of(10, 11, 12).forEach(n -> registrations.delete(APP, id(n), Deletable.ANY));
    }
  }

  @Test
  void noUpdateIsLost() {
    int updates = 5 * rounds();
    registrations.insert(APP, confirmed(10, "a@x").withReset(count(0)));
    Race.times(
        THREADS,
        () -> {
          for (int i = 0; i < updates; i++) {
            registrations.update(
                APP, id(10), Update.to(r -> r.withReset(count((int) r.reset().expiresAt() + 1))));
          }
          return true;
        });
    assertThat(registrations.find(APP, "a@x").orElseThrow().reset())
        .isEqualTo(count(THREADS * updates));
  }

  @Test
  void readersNeverMissAnAccountThatIsBeingChanged() {
    registrations.insert(APP, pending(10, "a@x"));
    AtomicBoolean over = new AtomicBoolean();
    List<Integer> missed =
        Race.of(
            List.<Callable<Integer>>of(
                () -> {
                  int count = (int) IntStream.range(0, 100 * rounds()).filter(i -> !seen()).count();
                  over.set(true);
                  return count;
                },
                () -> {
                  for (int i = 0; !over.get(); i++) {
                    OneTimeToken reset = token(70 + i % 2);
                    registrations.update(APP, id(10), Update.to(r -> r.withReset(reset)));
                    registrations.rename(APP, id(10), i % 2 == 0 ? "b@x" : "a@x");
                  }
                  return 0;
                }));
    assertThat(missed).as("how often it was missed").containsOnly(0);
  }

  /** By its id, by the token that stays, and in the listing. */
  private boolean seen() {
    return registrations.find(APP, id(10)).isPresent()
        && registrations.findByToken(APP, id(0x100A)).isPresent()
        && registrations.listPending(APP, Optional.empty(), 9).size() == 1;
  }

  private static OneTimeToken count(int number) {
    return new OneTimeToken(id(number + 1), "count", number);
  }

  private static int number(Registration registration) {
    return Integer.parseInt(registration.id().toHexString(), 16);
  }
}
