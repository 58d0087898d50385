package io.appservices.emulator.inprocess;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.storage.RegistrationStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.types.ObjectId;

/** Finds the users of an app by what a test knows of them: the id or the email. */
public final class UserNames {

  private static final int PAGE = 1_000;

  private final UserService users;
  private final RegistrationStore registrations;
  private final Supplier<App> app;

  /**
   * Makes the names of one app.
   *
   * @param app as it is when it is asked for
   */
  public UserNames(UserService users, RegistrationStore registrations, Supplier<App> app) {
    this.users = users;
    this.registrations = registrations;
    this.app = app;
  }

  /**
   * Returns the id of a user.
   *
   * @throws IllegalArgumentException if the text is neither an id nor an email
   * @throws AppServicesException if no user has the email
   */
  public ObjectId id(String user) {
    Objects.requireNonNull(user, "user");
    return ObjectId.isValid(user) ? new ObjectId(user) : get(user).id();
  }

  /** Returns a user that there has to be; as {@link #id}. */
  public User get(String user) {
    return find(user).orElseThrow(() -> missing(app.get(), user));
  }

  /** Returns a user, if there is one. */
  public Optional<User> find(String user) {
    Objects.requireNonNull(user, "user");
    App of = app.get();
    if (ObjectId.isValid(user)) {
      return byId(of, new ObjectId(user));
    }
    if (!user.contains("@")) {
      throw new IllegalArgumentException(
          "'%s' is neither an email nor a user id: that has 24 hexadecimal digits, as create"
                  .formatted(user)
              + " returns it");
    }
    return account(of, user)
        .flatMap(account -> Optional.ofNullable(account.userId()))
        .flatMap(id -> byId(of, id))
        .or(() -> byMetadata(of, user));
  }

  private Optional<User> byId(App of, ObjectId id) {
    try {
      return Optional.of(users.get(of, id));
    } catch (AppServicesException e) {
      return Optional.empty();
    }
  }

  private Optional<Registration> account(App of, String email) {
    return registrations.find(of.id(), email);
  }

  /** Returns the email that another provider told, such as Google. It looks at all users. */
  private Optional<User> byMetadata(App of, String email) {
    UserQuery query = UserQuery.first(PAGE);
    while (true) {
      List<User> page = users.list(of, query);
      Optional<User> found =
          page.stream().filter(user -> email.equals(user.data().get("email"))).findFirst();
      if (found.isPresent() || page.size() < PAGE) {
        return found;
      }
      query = query.after(page.get(page.size() - 1).id());
    }
  }

  private AppServicesException missing(App of, String user) {
    AppServicesException missing = UserErrors.notFound(of, user, Refusals.userNotFound());
    boolean hasAccount = !ObjectId.isValid(user) && account(of, user).isPresent();
    return hasAccount
        ? missing.saying(
            missing.getMessage() + "; its account gets one when it logs in the first time")
        : missing;
  }
}
