package io.appservices.emulator.storage.sqlite;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.LoginStore.Opening;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What a login wrote, as it is read after a restart. */
class RestartedLoginTest {

  private static final ObjectId APP = id(1);

  @Test
  void aSessionHasTheEpochThatItsUserHadWhenItWasOpened() {
    try (SqliteBackend backend = new SqliteBackend()) {
      Storage storage = backend.open();
      storage.apps().insert(Samples.app(1, "app-one"));
      storage.users().insert(APP, user(50));
      ReadUser read = storage.logins().find(APP, id(50)).orElseThrow();
      storage.users().update(APP, id(50), Update.to(User::revokeSessions));
      Opening opening = new Opening(read, session(10, 1, 50), Optional.empty(), 5);
      assertThat(storage.logins().open(opening, Update.to(u -> u)).user().isChanged()).isTrue();

      backend.closeHandles();

      assertThat(backend.open().sessions().find(id(10)).orElseThrow().sessionEpoch()).isEqualTo(1);
    }
  }
}
