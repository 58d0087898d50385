package io.appservices.emulator.storage.account;

import static io.appservices.emulator.domain.ProviderType.ANON_USER;
import static io.appservices.emulator.domain.ProviderType.API_KEY;
import static io.appservices.emulator.domain.ProviderType.CUSTOM_TOKEN;
import static io.appservices.emulator.domain.ProviderType.LOCAL_USERPASS;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of users that every {@link UserStore} gives. */
public abstract class UserListingContract extends StoreContract {

  private static final Optional<Boolean> ANY = Optional.empty();
  private static final Set<ProviderType> ALL = Set.of();

  private UserStore users;

  // Five users, not added in the order of their ids; the third one is disabled.
  @BeforeEach
  void addUsers() {
    users = storage.users();
    users.insert(APP, user(30, identity(ANON_USER, "a")).disable());
    users.insert(APP, user(10, identity(ANON_USER, "b"), identity(LOCAL_USERPASS, "b")));
    users.insert(APP, user(50, identity(API_KEY, "c")));
    users.insert(APP, user(20, identity(LOCAL_USERPASS, "d")));
    users.insert(APP, user(40, identity(ANON_USER, "e")));
  }

  @Test
  void usersComeInTheOrderOfTheirIds() {
    assertThat(list(UserQuery.first(9))).containsExactly(10, 20, 30, 40, 50);
  }

  @Test
  void theNewestComeFirstWhenTheOrderIsDescending() {
    assertThat(list(query(Optional.empty(), true, ANY, ALL, 9)))
        .containsExactly(50, 40, 30, 20, 10);
  }

  @Test
  void aPageHoldsNoMoreThanItsLimit() {
    assertThat(list(UserQuery.first(2))).containsExactly(10, 20);
    assertThat(list(query(Optional.empty(), true, ANY, ALL, 1))).containsExactly(50);
  }

  @Test
  void aPageStartsBehindTheIdThatItIsAskedFor() {
    assertThat(list(UserQuery.first(2).after(id(20)))).containsExactly(30, 40);
    assertThat(list(query(Optional.of(id(40)), true, ANY, ALL, 2))).containsExactly(30, 20);
  }

  @Test
  void theIdThatAPageStartsBehindNeedNotExist() {
    assertThat(list(UserQuery.first(2).after(id(25)))).containsExactly(30, 40);
    assertThat(list(query(Optional.of(id(25)), true, ANY, ALL, 2))).containsExactly(20, 10);
  }

  @Test
  void thePageBehindTheLastUserIsEmpty() {
    assertThat(list(UserQuery.first(9).after(id(50)))).isEmpty();
    assertThat(list(query(Optional.of(id(10)), true, ANY, ALL, 9))).isEmpty();
  }

  @Test
  void onlyDisabledOrOnlyEnabledUsersAreListedIfAskedFor() {
    assertThat(list(query(Optional.empty(), false, Optional.of(true), ALL, 9))).containsExactly(30);
    assertThat(list(query(Optional.empty(), false, Optional.of(false), ALL, 9)))
        .containsExactly(10, 20, 40, 50);
  }

  @Test
  void aUserIsListedAmongTheDisabledOnesAsLongAsItIsOne() {
    users.update(APP, id(40), Update.to(User::disable));
    users.update(APP, id(30), Update.to(User::enable));
    for (Set<ProviderType> types : List.of(ALL, Set.of(ANON_USER))) {
      assertThat(list(query(Optional.empty(), false, Optional.of(true), types, 9)))
          .containsExactly(40);
      assertThat(list(query(Optional.empty(), false, Optional.of(false), types, 2)))
          .startsWith(10)
          .hasSize(2)
          .doesNotContain(40);
    }
  }

  @Test
  void onlyUsersWithAnIdentityOfTheWantedProvidersAreListed() {
    assertThat(list(query(Optional.empty(), false, ANY, Set.of(LOCAL_USERPASS), 9)))
        .containsExactly(10, 20);
    assertThat(list(query(Optional.empty(), false, ANY, Set.of(API_KEY, ANON_USER), 9)))
        .containsExactly(10, 30, 40, 50);
    assertThat(list(query(Optional.empty(), false, ANY, Set.of(CUSTOM_TOKEN), 9))).isEmpty();
  }

  @Test
  void conditionsAddUpAndTheLimitCountsWhatMeetsThem() {
    UserQuery query =
        query(Optional.of(id(10)), false, Optional.of(false), Set.of(ANON_USER, API_KEY), 1);
    assertThat(list(query)).containsExactly(40);
    assertThat(list(query.after(id(40)))).containsExactly(50);
    assertThat(list(query.after(id(50)))).isEmpty();
  }

  @Test
  void theCountFollowsWhatIsAddedAndRemoved() {
    assertThat(users.count(APP)).isEqualTo(5);
    users.delete(APP, id(10));
    assertThat(users.count(APP)).isEqualTo(4);
    users.insert(APP, user(60));
    users.update(APP, id(60), Update.to(User::disable));
    assertThat(users.count(APP)).isEqualTo(5);
  }

  private List<Integer> list(UserQuery query) {
    return users.list(APP, query).stream()
        .map(user -> Integer.parseInt(user.id().toHexString(), 16))
        .toList();
  }

  private static UserQuery query(
      Optional<ObjectId> after,
      boolean descending,
      Optional<Boolean> disabled,
      Set<ProviderType> types,
      int limit) {
    return new UserQuery(after, descending, disabled, types, limit);
  }
}
