package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.SessionViews;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import java.util.Optional;
import org.bson.Document;

/** Logs users in. */
final class LoginHandler {

  private final LoginService logins;
  private final LinkService links;
  private final ClientAccess access;

  LoginHandler(LoginService logins, LinkService links, ClientAccess access) {
    this.logins = logins;
    this.links = links;
    this.access = access;
  }

  /** Logs in, or with {@code link=true} gives the calling user one more identity. */
  Reply logIn(Call call, App app) {
    Document body = body(call);
    LoginResult result =
        isLink(call)
            ? link(access.requireCaller(call, app), call.pathParameter("provider"), body)
            : logIn(call, app, body);
    return reply(call, result);
  }

  private static Reply reply(Call call, LoginResult result) {
    if (call.notes().userId().isEmpty()) {
      call.notes().isFrom(result.userId(), null);
    }
    return Bodies.reply(200, SessionViews.tokens(result));
  }

  static Document body(Call call) {
    return call.body(Document.class, bytes -> Bodies.documentOrEmpty(call));
  }

  static boolean isLink(Call call) {
    return call.query("link").orElse("").equals("true");
  }

  private LoginResult link(Caller caller, String name, Document body) {
    AuthProvider provider = LinkService.provider(caller.app(), name);
    return links.link(caller, provider, Credentials.parse(provider.type(), body));
  }

  private LoginResult logIn(Call call, App app, Document body) {
    AuthProvider provider = Accounts.enabledProvider(app, call.pathParameter("provider"));
    return logins.logIn(
        app, provider, LoginService.Request.of(provider.type(), body), mayWait(call));
  }

  /**
   * Logs in by GET: mongodb-stitch 3 does so for anonymous users, with the device as base64 in the
   * query.
   */
  Reply logInByGet(Call call, App app) {
    AuthProvider provider = Accounts.enabledProvider(app, ProviderType.ANON_USER);
    Optional<Document> device = call.query("device").map(DeviceParameter::decode);
    LoginResult result =
        logins.logIn(app, provider, new Credentials.Anonymous(), device, mayWait(call));
    return reply(call, result);
  }

  /** Returns whether the call has a thread that may wait for a function. */
  private static boolean mayWait(Call call) {
    return call.work() == Work.FUNCTION;
  }
}
