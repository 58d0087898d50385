package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import java.util.List;

/** Told what happens to users, after it has happened. It must neither wait nor throw. */
public interface UserEvents {

  /** What happened, by the names of authentication triggers. */
  enum Type {
    CREATE,
    LOGIN,
    DELETE
  }

  /** Nobody listens. */
  UserEvents NONE =
      new UserEvents() {
        @Override
        public void beforeCreation(App app, User user) {}

        @Override
        public void publish(App app, Type type, List<ProviderType> providers, User user) {}
      };

  /**
   * Asked before a user is made; it may throw an {@code AppServicesException}, and there will be no
   * user then.
   */
  void beforeCreation(App app, User user);

  /**
   * Tells of an event.
   *
   * @param providers the one that was used; for a deletion all that were linked
   */
  void publish(App app, Type type, List<ProviderType> providers, User user);
}
