package io.appservices.emulator.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.ServiceSettings;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;

/** The use-cases of one app in memory, and the events that they publish. */
public final class HeardServices {

  /** More users than there are locks, and one of each. */
  private static final List<ObjectId> EVERYBODY =
      IntStream.range(0, 300).mapToObj(Samples::id).toList();

  public final Services services = new Services(new EmbeddedStorage());
  public final List<UserEvent> told = new ArrayList<>();
  public final ApiKeyService keys;

  public HeardServices() {
    services.events.subscribe(
        new UserEvents.Subscriber() {
          @Override
          public boolean hears(App app) {
            return true;
          }

          @Override
          public void tell(App app, UserEvent event) {
            told.add(event);
          }
        });
    Secrets secrets = new Secrets();
    keys =
        new ApiKeyService(
            services.storage,
            services.users,
            services.clock,
            new Ids(services.clock, secrets),
            secrets,
            services.events);
  }

  public App app() {
    return services.app();
  }

  /** Returns what was told since the last call, and by whom it was done, in order. */
  public List<String> heard() {
    List<String> kinds = told.stream().map(e -> e.kind() + " by " + e.origin().by()).toList();
    told.clear();
    return kinds;
  }

  /** Changes the configuration of the app. */
  public void change(UnaryOperator<App> change) {
    services
        .states
        .update(app().id(), Edition.DEPLOYED, Update.to(change))
        .require(IllegalStateException::new);
  }

  /** Changes all its providers. */
  public void changeProviders(UnaryOperator<AuthProvider> change) {
    change(app -> app.withProviders(app.providers().stream().map(change).toList()));
  }

  public Registration account(String email) {
    return services.storage.registrations().find(app().id(), email).orElseThrow();
  }

  public User user(ObjectId id) {
    return services.storage.users().find(app().id(), id).orElseThrow();
  }

  /** Returns the user of a login, as one that calls without a session. */
  public Caller caller(LoginResult login) {
    return new Caller(app(), user(login.userId()), Optional.empty());
  }

  /** Returns the use-cases of users with a guard, and with room for some anonymous users. */
  public UserService users(int anonymousUsers, UserCreationGuard guard) {
    Secrets secrets = new Secrets();
    return new UserService(
        services.storage,
        new PasswordHasher(secrets, 1),
        services.clock,
        new Ids(services.clock, secrets),
        new ServiceSettings(AccessTokenRevocation.IMMEDIATE, 10, anonymousUsers),
        new SessionEnds(services.storage, services.clock, services.events),
        guard,
        services.events);
  }

  /** Registers and logs in, which counts as told. */
  public LoginResult registered() {
    services.register(Services.EMAIL, Services.PASSWORD);
    LoginResult login = services.logIn(Services.EMAIL, Services.PASSWORD);
    told.clear();
    return login;
  }

  /** Returns why the access token of a login is refused, and by whom its session was ended. */
  public String whyRefused(LoginResult login) {
    try {
      services.sessions.authenticate(login.accessToken());
    } catch (AppServicesException refusal) {
      SessionEnd end = refusal.sessionEnd().orElseThrow();
      return end.cause() + " by " + end.by().map(Enum::name).orElse("nobody");
    }
    throw new AssertionError("it was not refused");
  }

  /** Returns the text of the reason for which a call is refused. */
  public static String refusal(Runnable call) {
    try {
      call.run();
    } catch (AppServicesException refusal) {
      return refusal.detail();
    }
    throw new AssertionError("it was not refused");
  }

  /** Fails if something that happened to a user was not ended: nothing more could happen to it. */
  public void assertThatAllHasEnded() throws InterruptedException {
    Thread other = new Thread(() -> services.events.orders(EVERYBODY).end());
    other.setDaemon(true);
    other.start();
    while (other.isAlive()) {
      // Nobody ends anything while this thread looks on, so what waits now waits for ever.
      assertThat(other.getState()).as("what is not ended").isNotEqualTo(Thread.State.WAITING);
      other.join(1);
    }
  }
}
