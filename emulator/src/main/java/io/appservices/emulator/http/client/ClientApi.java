package io.appservices.emulator.http.client;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.LogLink;
import io.appservices.emulator.http.shared.RequestView;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.account.EmailAccounts;
import io.appservices.emulator.service.function.CurrentRequests;
import io.appservices.emulator.service.session.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The route table of the client API. */
public final class ClientApi implements Api {

  private final ClientAccess access;
  private final LocationHandler location;
  private final LoginHandler login;
  private final OAuthRedirectHandler oauth;
  private final SessionHandler session;
  private final UserpassHandler userpass;
  private final ApiKeyHandler apiKeys;
  private final FunctionHandler functions;
  private final AuthWork work;
  private final CurrentRequests requests;
  private static final String CALL = "/app/{appId}/functions/call";

  /** The largest body of a function call, in bytes (docs: function constraints). */
  private static final int MAX_CALL_BYTES = 18 << 20;

  private final List<Route<?>> webhooks;
  private final Ids ids;
  private final AuthErrors authErrors;

  /**
   * Makes the table.
   *
   * @param webhooks the rows of incoming webhooks, which are below the same prefix
   */
  public ClientApi(
      ClientServices services, List<Route<?>> webhooks, Ids ids, AuthErrors authErrors) {
    this.webhooks = webhooks;
    EmailAccounts emails = services.accounts().emails();
    this.authErrors = authErrors;
    this.access = new ClientAccess(services.apps(), services.sessions());
    this.location = new LocationHandler();
    this.login = new LoginHandler(services.logins().logins(), services.logins().links(), access);
    this.oauth = new OAuthRedirectHandler(services.logins().oauthRedirects(), access);
    this.apiKeys = new ApiKeyHandler(services.accounts().apiKeys());
    this.functions = new FunctionHandler(services.functions(), services.sessions());
    this.session = new SessionHandler(services.sessions(), services.accounts().users());
    this.userpass = new UserpassHandler(emails.registrations(), emails.passwordResets());
    this.work = new AuthWork(services);
    this.requests = services.functions().functions().requests();
    this.ids = ids;
  }

  @Override
  public String prefix() {
    return "/api/client/v2.0";
  }

  @Override
  public boolean isOpenToAllOrigins() {
    return true;
  }

  @Override
  public List<Route<?>> routes() {
    Access<App> app = access.app();
    Access<Caller> accessToken = access.accessToken();
    Access<Caller> refreshToken = access.refreshToken();
    String email = "/app/{appId}/auth/providers/local-userpass/";
    List<Route<?>> rows =
        List.of(
            get("/app/{appId}/location", app, location::location),
            get("/app/{appId}/auth/providers", app, location::providers),
            post("/app/{appId}/auth/providers/{provider}/login", app, during(login::logIn))
                .as(work::login),
            get("/app/{appId}/auth/providers/anon-user/login", app, during(login::logInByGet))
                .as(work::anonymousLogin)
                .withoutHead(),
            get("/app/{appId}/auth/providers/{provider}/login", app, oauth::begin).withoutHead(),
            get("/auth/callback", Access.OPEN, during((call, who) -> oauth.callBack(call)))
                .as(work::callback)
                .withoutHead(),
            post(email + "register", app, during(userpass::register)).as(work::registration),
            post(email + "confirm", app, userpass::confirm),
            post(email + "confirm/send", app, userpass::sendConfirmation),
            post(email + "confirm/call", app, during(userpass::callConfirmation)).as(Work.FUNCTION),
            post(email + "reset", app, userpass::reset).as(work::hashing),
            post(email + "reset/send", app, userpass::sendReset),
            post(email + "reset/call", app, during(userpass::callReset)).as(Work.FUNCTION),
            post("/auth/session", refreshToken, session::refresh).as(work::session),
            delete("/auth/session", refreshToken, session::logOut),
            get("/auth/profile", accessToken, session::profile),
            delete("/auth/delete", accessToken, session::deleteUser),
            post("/auth/api_keys", refreshToken, apiKeys::create),
            get("/auth/api_keys", refreshToken, apiKeys::list),
            get("/auth/api_keys/{apiKeyId}", refreshToken, apiKeys::get),
            delete("/auth/api_keys/{apiKeyId}", refreshToken, apiKeys::delete),
            put("/auth/api_keys/{apiKeyId}/enable", refreshToken, apiKeys::enable),
            put("/auth/api_keys/{apiKeyId}/disable", refreshToken, apiKeys::disable),
            post(CALL, access.functionCaller(call -> Optional.empty()), functions::call)
                .withMaxBodyBytes(MAX_CALL_BYTES)
                .as(FunctionHandler::work),
            get(CALL, access.functionCaller(FunctionHandler::tokenInQuery), functions::stream)
                .as(Work.WATCH));
    return Unemulated.complete(access, Stream.concat(rows.stream(), webhooks.stream()).toList());
  }

  /** Returns a handler that may call functions of the app, which see the call. */
  private <P> Handler<P> during(Handler<P> handler) {
    return RequestView.during(requests, handler);
  }

  /** Refuses with a link to the request in every error: SDK tests look for it. */
  @Override
  public Reply refuse(Call call, AppServicesException cause) {
    AppServicesException refusal =
        cause.kind() == Kind.MALFORMED ? Refusals.invalidJson(cause.detail()) : cause;
    String text = authErrors == AuthErrors.DETAILED ? refusal.detail() : refusal.getMessage();
    return access
        .findApp(call)
        .map(app -> LogLink.refusal(call, refusal, text, app, ids.next()))
        .orElseGet(() -> ErrorResponses.reply(refusal, text, null));
  }
}
