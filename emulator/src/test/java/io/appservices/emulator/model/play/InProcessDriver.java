package io.appservices.emulator.model.play;

import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.model.Answer;
import io.appservices.emulator.model.Command;
import io.appservices.emulator.model.Kind;
import io.appservices.emulator.model.Rules;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Calls the services of one emulator as its handlers of requests do. */
final class InProcessDriver extends Driver {

  private final Wiring wiring;
  private final DeploymentService deployments;
  private final TestedApp app;

  InProcessDriver(Wiring wiring, TestedApp app) {
    this.wiring = wiring;
    this.deployments = new DeploymentService(wiring.states, wiring.runtime.ids());
    this.app = app;
  }

  @Override
  boolean hasReset(int label) {
    return app.reset(label).isPresent();
  }

  @Override
  Answer call(Command command) {
    try {
      return send(command);
    } catch (AppServicesException refusal) {
      return Answer.refused(ErrorResponses.status(refusal), refusal.errorCode().orElse(""));
    }
  }

  private Answer send(Command command) {
    String name = command.name();
    String password = command.password();
    return switch (command.kind()) {
      case REGISTER -> {
        wiring.users.emails.registrations().register(live(), name, password);
        yield Answer.done(201);
      }
      case LOG_IN -> logIn(command, Rules.EMAILS, new Credentials.Userpass(name, password));
      case LOG_IN_ANONYMOUSLY -> logIn(command, Rules.ANONYMOUS, new Credentials.Anonymous());
      case LOG_IN_BY_FUNCTION -> logIn(command, Rules.FUNCTION, byFunction(name));
      case LOG_IN_BY_KEY ->
          logIn(command, Rules.API_KEY, new Credentials.Key(keys.get(command.thing()).secret()));
      case REFRESH -> {
        String userId = tokens.get(command.source()).userId();
        String access = wiring.users.sessions.refresh(byRefreshToken(command));
        tokens.put(command.label(), new Tokens(access, "", userId));
        yield Answer.done(201);
      }
      case PROFILE -> Answer.done(200, byAccessToken(command).user().id().toHexString());
      case LOG_OUT -> {
        wiring.users.sessions.logOut(byRefreshToken(command));
        yield Answer.done(204);
      }
      case LINK_FUNCTION -> link(command, Rules.FUNCTION, byFunction(name));
      case LINK_ACCOUNT -> link(command, Rules.EMAILS, new Credentials.Userpass(name, password));
      case DELETE_ITSELF -> {
        wiring.users.users.deleteItself(byAccessToken(command));
        yield Answer.done(204);
      }
      case CHANGE_PASSWORD -> reset(command, password, TestedApp.NOW);
      case ASK_FOR_RESET -> reset(command, "password-0", TestedApp.LATER);
      case RESET_PASSWORD -> {
        TestedApp.Reset reset = app.reset(command.thing()).orElseThrow();
        wiring
            .users
            .emails
            .passwordResets()
            .reset(live(), reset.token(), reset.tokenId(), password);
        yield Answer.done(200);
      }
      case MAKE_KEY, DISABLE_KEY, ENABLE_KEY, DELETE_KEY -> key(command);
      default -> operate(command);
    };
  }

  private static Credentials byFunction(String id) {
    return new Credentials.CustomFunction(new Document("id", id));
  }

  private Answer logIn(Command command, String provider, Credentials credentials) {
    App live = live();
    LoginResult result =
        wiring.users.logins.logIn(
            live, Accounts.enabledProvider(live, provider), credentials, Optional.empty());
    return keep(command, result, result.refreshToken());
  }

  private Answer link(Command command, String provider, Credentials credentials) {
    Caller caller = byAccessToken(command);
    LoginResult result =
        wiring.users.links.link(caller, LinkService.provider(caller.app(), provider), credentials);
    return keep(command, result, "");
  }

  private Answer keep(Command command, LoginResult result, String refreshToken) {
    String userId = result.userId().toHexString();
    tokens.put(command.label(), new Tokens(result.accessToken(), refreshToken, userId));
    return Answer.done(200, userId);
  }

  private Answer reset(Command command, String password, String when) {
    wiring
        .users
        .emails
        .passwordResets()
        .call(live(), command.name(), password, List.of(when, app.nonce(command.label())));
    return Answer.done(202);
  }

  private Answer key(Command command) {
    Caller caller = byRefreshToken(command);
    ApiKeyService service = wiring.users.apiKeys;
    if (command.kind() == Kind.MAKE_KEY) {
      ApiKeyService.NewKey made = service.createForUser(caller, command.name());
      keys.put(command.label(), new Secret(made.record().id().toHexString(), made.key()));
      return Answer.done(201);
    }
    ObjectId id = new ObjectId(keys.get(command.thing()).id());
    if (command.kind() == Kind.DELETE_KEY) {
      service.deleteOfUser(caller, id);
    } else {
      service.setDisabledOfUser(caller, id, command.kind() == Kind.DISABLE_KEY);
    }
    return Answer.done(204);
  }

  private Answer operate(Command command) {
    switch (command.kind()) {
      case DISABLE -> wiring.users.users.disable(live(), userId(command));
      case ENABLE -> wiring.users.users.enable(live(), userId(command));
      case REVOKE -> wiring.users.users.revokeSessions(live(), userId(command));
      case DELETE -> wiring.users.users.delete(live(), userId(command));
      case DISABLE_PROVIDER, ENABLE_PROVIDER ->
          wiring.authProviders.setDisabled(
              edited(),
              new ObjectId(app.providerId(command.name())),
              command.kind() == Kind.DISABLE_PROVIDER);
      case DISCARD_DRAFT -> deployments.discard(edited(), drafts.get(command.thing()));
      case OPEN_DRAFT -> {
        drafts.put(command.label(), deployments.openDraft(edited()).toHexString());
        return Answer.done(201);
      }
      case DEPLOY_DRAFT -> {
        deployments.deploy(edited(), drafts.get(command.thing()), "");
        return Answer.done(201);
      }
      case ADVANCE_CLOCK -> {
        wiring.runtime.clock().advance(Duration.ofSeconds(command.thing()));
        return Answer.done(200);
      }
      default -> throw new IllegalArgumentException(command.toString());
    }
    return Answer.done(204);
  }

  private App live() {
    return wiring.apps.get(app.clientAppId());
  }

  private App edited() {
    App live = live();
    return wiring.apps.get(live.groupId(), live.id(), Edition.EDITED);
  }

  private Caller byAccessToken(Command command) {
    return wiring.users.sessions.authenticate(tokens.get(command.source()).access());
  }

  private Caller byRefreshToken(Command command) {
    return wiring.users.sessions.authenticateRefresh(tokens.get(command.source()).refresh());
  }

  private ObjectId userId(Command command) {
    return new ObjectId(tokens.get(command.source()).userId());
  }
}
