package io.appservices.emulator.http.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.ejson.Ejson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class WrittenUsersTest {

  private static final int MORE_THAN_ARE_KEPT = 3_000;

  private final WrittenUsers written = new WrittenUsers();

  @Test
  void writesWhatTheListOfTheirViewsIs() {
    List<User> users = users(MORE_THAN_ARE_KEPT);

    assertWritten(List.of());
    assertWritten(users.subList(0, 1));
    assertWritten(users);
    assertWritten(users);
    Collections.reverse(users);
    assertWritten(users);
  }

  @Test
  void writesUsersThatChanged() {
    List<User> users = users(10);
    assertWritten(users);

    users.replaceAll(User::disable);
    assertWritten(users);
    users.replaceAll(user -> user.link(identity("x".repeat(100_000) + "\u00e9\"")));
    assertWritten(users);
    assertWritten(users);
  }

  private void assertWritten(List<User> users) {
    assertThat(written.list(users))
        .isEqualTo(Ejson.relaxed(users.stream().map(UserView::of).toList()));
  }

  private static List<User> users(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(i -> identity("user" + i + "@example.com"))
            .map(known -> User.create(new ObjectId(), UserType.NORMAL, known, 1_600_000_000))
            .toList());
  }

  private static Identity identity(String email) {
    return new Identity(ProviderType.LOCAL_USERPASS, new ObjectId(), email, Map.of("email", email));
  }
}
