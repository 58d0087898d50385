package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import java.util.Optional;
import org.bson.Document;

/** Custom user data: a document about the user that goes into its access tokens. */
@FunctionalInterface
public interface UserDataSource {

  /** A source for apps without custom user data. */
  UserDataSource NONE = (app, user) -> Optional.empty();

  /** Returns the custom data of a user. */
  Optional<Document> find(App app, User user);
}
