package io.appservices.emulator.service;

import static io.appservices.emulator.service.LincheckTest.succeeds;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.List;
import org.bson.types.ObjectId;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Two users who both link an account, to which a login gives a user of its own until then. */
@Param(name = "user", gen = IntGen.class, conf = "0:1")
public class LinkAndLink {

  private static final int ANOTHER = -1;

  private final Services services = new Services(new EmbeddedStorage());
  private final List<LoginResult> logins;

  public LinkAndLink() {
    services.register(EMAIL, PASSWORD);
    logins = List.of(services.logInAnonymously(), services.logInAnonymously());
  }

  @Operation
  public boolean link(@Param(name = "user") int user) {
    return succeeds(
        () ->
            services.links.link(
                services.sessions.authenticate(logins.get(user).accessToken()),
                LinkService.provider(services.app(), ProviderType.LOCAL_USERPASS.wireName()),
                new Credentials.Userpass(EMAIL, PASSWORD)));
  }

  /** Returns whose the account is: the number of one of the two users, or {@link #ANOTHER}. */
  @Operation
  public int logIn() {
    ObjectId userId = services.logIn(EMAIL, PASSWORD).userId();
    return logins.stream().map(LoginResult::userId).toList().indexOf(userId);
  }

  /** Who has the account first keeps it. */
  public static class Rules {

    private static final int NOBODY = -2;

    private int owner = NOBODY;

    public boolean link(int user) {
      if (owner == NOBODY) {
        owner = user;
      }
      return owner == user;
    }

    public int logIn() {
      if (owner == NOBODY) {
        owner = ANOTHER;
      }
      return owner;
    }
  }
}
