package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Label;
import io.appservices.emulator.domain.atlas.DatabaseUser.Role;
import io.appservices.emulator.domain.atlas.DatabaseUser.Scope;
import io.appservices.emulator.domain.atlas.DatabaseUserAuthentication;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated users of databases. */
final class DatabaseUserValues {

  private DatabaseUserValues() {}

  static Arbitrary<DatabaseUser> all() {
    Arbitrary<Role> role =
        Combinators.combine(Values.texts(), Values.texts(), Values.texts().injectNull(0.5))
            .as(Role::new);
    Arbitrary<Scope> scope =
        Combinators.combine(Values.texts(), Arbitraries.of("CLUSTER", "DATA_LAKE")).as(Scope::new);
    Arbitrary<Label> label = Combinators.combine(Values.texts(), Values.texts()).as(Label::new);
    Arbitrary<Instant> end =
        Combinators.combine(
                Arbitraries.longs().between(-1_000_000, 10_000_000_000L),
                Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    return Combinators.combine(
            Values.texts().filter(name -> !name.isBlank()),
            role.list().ofMinSize(1).ofMaxSize(3),
            scope.list().ofMaxSize(2),
            label.list().ofMaxSize(2),
            end.injectNull(0.5))
        .as(
            (name, roles, scopes, labels, deleteAfter) ->
                new DatabaseUser(
                    new DatabaseUser.Key(Values.ids().sample(), "admin", name),
                    DatabaseUserAuthentication.SCRAM,
                    roles,
                    scopes,
                    labels,
                    deleteAfter,
                    null));
  }
}
