package io.appservices.emulator;

import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.api.TestSession;
import io.appservices.emulator.assembly.UserParts;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.definition.CustomUserDataChange;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.function.NeutralValues;
import io.appservices.emulator.inprocess.UserErrors;
import io.appservices.emulator.inprocess.UserNames;
import io.appservices.emulator.inprocess.Views;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The users of an app, and what an operator can do to them. A user is named by its id, 24
 * hexadecimal digits, or by its email. Where an argument is wrong, what is thrown names it:
 *
 * <ul>
 *   <li>{@link IllegalArgumentException}: a text is neither an id nor an email,
 *   <li>{@link io.appservices.emulator.api.error.EmulatorException}: the app has no such user, or
 *       the service refuses what is asked; then nothing is changed.
 * </ul>
 */
public final class AppUsers {

  private final UserParts services;
  private final CustomUserDataService customUserData;
  private final EmulatedApp app;
  private final UserNames names;

  AppUsers(UserParts services, CustomUserDataService customUserData, EmulatedApp app) {
    this.services = services;
    this.customUserData = customUserData;
    this.app = app;
    this.names = services.names(app::app);
  }

  /**
   * Makes a confirmed email/password user.
   *
   * @return its id
   */
  public String create(String email, String password) {
    return UserErrors.explained(
        app.app(),
        email,
        password,
        of -> services.users.create(of, email, password).id().toHexString());
  }

  /**
   * Makes an email/password account that waits for its confirmation, whichever way the app confirms
   * accounts; nothing is sent. There is a user once it was confirmed and logged in.
   */
  public void createPending(String email, String password) {
    UserErrors.explained(
        app.app(),
        email,
        password,
        of -> {
          services.emails.registrations().registerPending(of, email, password);
          return email;
        });
  }

  /** Confirms an account that waits for it, as an operator can. */
  public void confirm(String email) {
    Objects.requireNonNull(email, "email");
    UserErrors.naming(app.app(), email, of -> services.emails.registrations().confirm(of, email));
  }

  /** Removes an account that no user was made from yet. */
  public void deletePending(String email) {
    Objects.requireNonNull(email, "email");
    UserErrors.naming(
        app.app(), email, of -> services.emails.registrations().deletePending(of, email));
  }

  /** Keeps a user out and ends its sessions. */
  public void disable(String user) {
    change(user, services.users::disable);
  }

  /** Lets a disabled user log in again. */
  public void enable(String user) {
    change(user, services.users::enable);
  }

  /** Ends all sessions of a user. */
  public void revokeSessions(String user) {
    change(user, services.users::revokeSessions);
  }

  /** Removes a user. */
  public void delete(String user) {
    change(user, services.users::delete);
  }

  private void change(String user, BiConsumer<App, ObjectId> change) {
    ObjectId id = names.id(user);
    UserErrors.naming(app.app(), user, of -> change.accept(of, id));
  }

  /** Returns a user as it is now; empty if the app has none of the id or email. */
  public Optional<EmulatedUser> find(String user) {
    return names.find(user).map(Views::user);
  }

  /**
   * Returns the first users of the app, in the order they were made.
   *
   * @param limit at most so many, 0 or more
   */
  public List<EmulatedUser> list(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit must be 0 or more, not " + limit);
    }
    return services.users.list(app.app(), UserQuery.first(limit)).stream()
        .map(Views::user)
        .toList();
  }

  /**
   * Logs in by email and password, as a client does.
   *
   * @throws io.appservices.emulator.api.error.EmulatorException as a client is refused
   */
  public TestSession logIn(String email, String password) {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(password, "password");
    return logIn(
        ProviderType.LOCAL_USERPASS.wireName(), Map.of("username", email, "password", password));
  }

  /**
   * Logs in by a provider, as a client does.
   *
   * @param provider {@code anon-user}, {@code custom-token} and the like
   * @param credentials what a client sends to the provider, such as {@code token}
   * @throws io.appservices.emulator.api.error.EmulatorException as a client is refused
   */
  public TestSession logIn(String provider, Map<String, ?> credentials) {
    Objects.requireNonNull(credentials, "credentials");
    ProviderType type = AppProviders.type(provider);
    AuthProvider enabled = Accounts.enabledProvider(app.app(), type);
    LoginService.Request request =
        LoginService.Request.of(type, DocumentValues.document(credentials));
    return Views.session(services.logins.logIn(app.app(), enabled, request, true));
  }

  /** Opens a session for a user without its credentials; a disabled user is refused. */
  public TestSession logInAs(String user) {
    User found = names.get(user);
    return Views.session(services.logins.logInAs(app.app(), found));
  }

  /** Returns the number of sessions of a user that can be refreshed; 0 for one that is gone. */
  public int countSessions(String user) {
    return services.sessions.listOpen(app.app(), names.id(user)).size();
  }

  /**
   * Makes an API key of a user.
   *
   * @param name letters, digits, underscores and hyphens
   * @return the key to log in with
   */
  public String createApiKey(String user, String name) {
    Objects.requireNonNull(name, "name");
    Caller caller = new Caller(app.app(), names.get(user), Optional.empty());
    return services.apiKeys.createForUser(caller, name).key();
  }

  /**
   * Sets up custom user data, in the data source that every app has.
   *
   * @param userIdField the field of a document that has the id of its user
   */
  public void customDataIn(String database, String collection, String userIdField) {
    Document settings =
        new Document("enabled", true)
            .append("mongo_service_name", EmulatorConfig.DEFAULT_DATA_SOURCE)
            .append("database_name", Objects.requireNonNull(database, "database"))
            .append("collection_name", Objects.requireNonNull(collection, "collection"))
            .append("user_id_field", Objects.requireNonNull(userIdField, "userIdField"));
    customUserData.update(app.app(), CustomUserDataChange.of(settings));
  }

  /**
   * Sets members of the custom data of a user, and makes its document if there is none. Access
   * tokens have them from the next login or refresh on.
   *
   * @param members values as functions return them ({@link
   *     io.appservices.emulator.api.JavaFunction#call}); others stay
   * @throws IllegalStateException if custom user data is not set up: {@link #customDataIn} does it
   */
  public void setCustomData(String user, Map<String, ?> members) {
    Objects.requireNonNull(members, "members");
    App of = app.app();
    if (!customUserData.isEnabled(of)) {
      throw new IllegalStateException(
          "custom user data is not set up in app '%s'; app.users().customDataIn(...) does it"
              .formatted(of.clientAppId()));
    }
    customUserData.set(of, names.get(user), DocumentValues.document(members));
  }

  /** Returns the custom data of a user; empty if it has none, or custom user data is not set up. */
  public Optional<Map<String, Object>> customData(String user) {
    return customUserData.find(app.app(), names.get(user)).map(NeutralValues::map);
  }
}
