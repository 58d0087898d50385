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
            Arbitraries.of(DatabaseUserAuthentication.values()),
            role.list().ofMinSize(1).ofMaxSize(3),
            scope.list().ofMaxSize(2),
            label.list().ofMaxSize(2),
            end.injectNull(0.5),
            Values.texts().injectNull(0.5))
        .as(
            (name, authentication, roles, scopes, labels, deleteAfter, description) ->
                new DatabaseUser(
                    key(authentication, name),
                    authentication,
                    roles,
                    scopes,
                    labels,
                    deleteAfter,
                    description));
  }

  /** A key that such a user may have: only one with a password has any name. */
  private static DatabaseUser.Key key(DatabaseUserAuthentication authentication, String name) {
    return switch (authentication) {
      case SCRAM -> key("admin", name);
      case OIDC_GROUP -> key("admin", "provider/group");
      case OIDC_USER -> key("$external", "provider/user");
      case AWS_IAM_USER, AWS_IAM_ROLE -> key("$external", "arn:aws:iam::123456789012:user/u");
      default -> key("$external", "cn=user");
    };
  }

  private static DatabaseUser.Key key(String database, String name) {
    return new DatabaseUser.Key(Values.ids().sample(), database, name);
  }
}
