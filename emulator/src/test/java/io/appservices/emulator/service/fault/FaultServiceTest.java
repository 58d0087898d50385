package io.appservices.emulator.service.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.storage.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which faults meet which calls, and how often. */
class FaultServiceTest {

  private static final ObjectId APP = Samples.id(1);
  private static final ObjectId USER = Samples.id(2);
  private static final FaultScope ALL =
      new FaultScope(
          Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final FaultService faults = new FaultService();

  private static FaultedCall call(String operation, boolean byAccessToken, int session) {
    return new FaultedCall(
        operation,
        "GET",
        "/a/b",
        Optional.of(APP),
        Optional.of(USER),
        Optional.of(session).filter(number -> number > 0).map(Samples::id),
        byAccessToken);
  }

  private static FaultedCall call() {
    return call("clientLogin", false, 0);
  }

  private String met(FaultedCall call) {
    return faults.meeting(call).map(met -> met.fault().id()).orElse("");
  }

  @Test
  void theFirstThatIsOrderedMeetsACallUntilItIsUsedUp() {
    assertThat(faults.isIdle()).isTrue();
    assertThat(met(call())).isEmpty();
    OrderedFault first = faults.add(Fault.status(500).times(2), ALL);
    OrderedFault second = faults.add(Fault.status(503), ALL);
    assertThat(faults.isIdle()).isFalse();
    assertThat(first.id()).isEqualTo("1");
    assertThat(first.mark().id()).isEqualTo("1");
    assertThat(first.fault()).isEqualTo(Fault.status(500).times(2));
    assertThat(met(call())).isEqualTo("1");
    assertThat(first.remaining()).isEqualTo(OptionalLong.of(1));
    assertThat(met(call())).isEqualTo("1");
    assertThat(first.isUsedUp()).isTrue();
    assertThat(first.meet()).isEmpty();
    assertThat(met(call())).isEqualTo("2");
    assertThat(first.matched()).isEqualTo(2);
    assertThat(first.applied()).isEqualTo(2);
    assertThat(second.remaining()).isEmpty();
    assertThat(second.number("status")).contains(503L);
    assertThat(second.number("retry_after_seconds")).isEmpty();
    assertThat(second.text("error")).isEmpty();
    assertThat(faults.list(fault -> true)).containsExactly(first, second);
    assertThat(faults.remove(fault -> fault == second)).isEqualTo(1);
    assertThat(met(call())).isEmpty();
    assertThat(faults.isIdle()).isTrue();
    assertThat(faults.list(fault -> true)).containsExactly(first);
  }

  @Test
  void aFaultMeetsEveryKthOfItsCallsOrThoseThatChanceHasIt() {
    OrderedFault third = faults.add(Fault.status(500).every(3).error("e"), ALL);
    List<String> met = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      met.add(met(call()));
    }
    assertThat(met).containsExactly("", "", "1", "", "", "1", "");
    assertThat(third.matched()).isEqualTo(7);
    assertThat(third.applied()).isEqualTo(2);
    assertThat(third.text("error")).contains("e");
    faults.remove(fault -> true);
    assertThat(drawn(1)).isEqualTo(drawn(1)).isNotEqualTo(drawn(2));
    assertThat(drawn(1).chars().filter(c -> c == '-').count()).isBetween(20L, 80L);
  }

  private String drawn(long seed) {
    OrderedFault fault = faults.add(Fault.status(500).probability(0.5).seed(seed), ALL);
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      drawn.append(fault.meet().isPresent() ? '+' : '-');
    }
    return drawn.toString();
  }

  @Test
  void aFaultIsForTheCallsInItsScope() {
    FaultedCall call = call();
    Optional<ObjectId> none = Optional.empty();
    Optional<String> any = Optional.empty();
    Optional<PathPattern> path = Optional.of(new PathPattern("/a/b"));
    assertThat(scope(Set.of("clientLogin"), none, none, any, path).contains(call)).isTrue();
    assertThat(scope(Set.of("other"), none, none, any, path).contains(call)).isFalse();
    assertThat(scope(Set.of(), Optional.of(APP), none, any, path).contains(call)).isTrue();
    assertThat(scope(Set.of(), Optional.of(USER), none, any, path).contains(call)).isFalse();
    assertThat(scope(Set.of(), none, Optional.of(USER), any, path).contains(call)).isTrue();
    assertThat(scope(Set.of(), none, Optional.of(APP), any, path).contains(call)).isFalse();
    assertThat(scope(Set.of(), none, none, Optional.of("GET"), path).contains(call)).isTrue();
    assertThat(scope(Set.of(), none, none, Optional.of("PUT"), path).contains(call)).isFalse();
    Optional<PathPattern> other = Optional.of(new PathPattern("/a/c"));
    assertThat(scope(Set.of(), none, none, any, other).contains(call)).isFalse();
    faults.add(Fault.status(500), scope(Set.of("other"), none, none, any, path));
    assertThat(met(call)).isEmpty();
    faults.add(Fault.status(500), scope(Set.of(), Optional.of(APP), none, any, path));
    faults.drop(USER);
    assertThat(met(call)).isEqualTo("2");
    faults.drop(APP);
    assertThat(met(call)).isEmpty();
  }

  private static FaultScope scope(
      Set<String> operations,
      Optional<ObjectId> appId,
      Optional<ObjectId> userId,
      Optional<String> method,
      Optional<PathPattern> path) {
    return new FaultScope(operations, appId, userId, method, path);
  }

  @Test
  void dataSourcesAreAwayWhereACallReachesThem() {
    OrderedFault away = faults.add(Fault.databaseAway().times(1), ALL);
    assertThat(met(call())).isEmpty();
    assertThat(faults.ofData(call())).containsExactly(away);
    assertThat(faults.meet(away)).isPresent();
    assertThat(faults.ofData(call())).isEmpty();
    faults.add(Fault.status(500), ALL);
    assertThat(faults.ofData(call())).isEmpty();
  }

  @Test
  void tokensExpireForCallsThatBringOne() {
    faults.add(Fault.expiredAccessToken(), ALL);
    assertThat(met(call("x", false, 1))).isEmpty();
    assertThat(met(call("x", true, 1))).isEqualTo("1");
  }

  @Test
  void inARefreshStormASessionIsLetInOnceItWasRefreshed() {
    FaultScope others =
        scope(Set.of("x"), Optional.of(APP), Optional.empty(), Optional.empty(), Optional.empty());
    faults.add(Fault.refreshStorm(2), others);
    assertThat(met(call("x", false, 1))).isEmpty();
    assertThat(met(call("x", true, 1))).isEqualTo("1");
    faults.refreshed(call("clientRefreshSession", false, 1));
    assertThat(met(call("x", true, 1))).isEqualTo("1");
    faults.refreshed(call("clientRefreshSession", false, 1));
    assertThat(met(call("x", true, 1))).isEmpty();
    assertThat(met(call("x", true, 3))).isEqualTo("1");
    faults.refreshed(call("clientRefreshSession", false, 0));
    faults.refreshed(call("clientRefreshSession", false, 0));
    assertThat(met(call("x", true, 0))).isEmpty();
    faults.remove(fault -> true);
    FaultScope elsewhere =
        scope(Set.of(), Optional.empty(), Optional.of(APP), Optional.empty(), Optional.empty());
    OrderedFault other = faults.add(Fault.refreshStorm(), elsewhere);
    faults.refreshed(call("clientRefreshSession", false, 1));
    FaultedCall ofOther =
        new FaultedCall(
            "x", "GET", "/", Optional.empty(), Optional.of(APP), Optional.of(Samples.id(1)), true);
    assertThat(other.concerns(ofOther)).isTrue();
    faults.refreshed(ofOther);
    assertThat(other.concerns(ofOther)).isFalse();
  }

  @Test
  void thoseThatAreUsedUpMakeRoom() {
    OrderedFault usedUp = faults.add(Fault.status(500).times(1), ALL);
    OrderedFault alsoUsedUp = faults.add(Fault.status(500).times(1), ALL);
    faults.meeting(call());
    faults.meeting(call());
    for (int i = 2; i < FaultService.MOST; i++) {
      faults.add(Fault.status(500), ALL);
    }
    assertThat(faults.list(fault -> true)).hasSize(FaultService.MOST).contains(usedUp);
    faults.add(Fault.status(500), ALL);
    assertThat(faults.list(fault -> true))
        .hasSize(FaultService.MOST)
        .doesNotContain(usedUp)
        .contains(alsoUsedUp);
    faults.add(Fault.status(500), ALL);
    assertThatThrownBy(() -> faults.add(Fault.status(500), ALL))
        .hasMessageContaining("there are 1000 faults");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b, true",
    "/a/b, /a/c, false",
    "/a/b, /a, false",
    "/a/b, /a/b/c, false",
    "/a/*, /a/b, true",
    "/a/*, /a, false",
    "/*/b, /x/b, true",
    "/a/**, /a/b/c, true",
    "/a/**, /a/, true",
    "/a/**, /b/c, false",
    "/**, /, true",
    "/, '', true",
    "/, /, true"
  })
  void aPatternStandsForPaths(String pattern, String path, boolean matches) {
    assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "/a?b", "?", "/a#b", "#/", "/**/a", "/a**", "**"})
  void aPatternThatNoPathMatchesIsNone(String pattern) {
    assertThatThrownBy(() -> new PathPattern(pattern)).isInstanceOf(IllegalArgumentException.class);
  }
}
