package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.LoginResult;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
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
    String provider = call.pathParameter("provider");
    Document body = Bodies.documentOrEmpty(call);
    LoginResult result =
        call.query("link").filter("true"::equals).isPresent()
            ? links.link(access.requireCaller(call, app), provider, body)
            : logins.logIn(app, provider, body);
    return Bodies.reply(200, tokens(result));
  }

  /** mongodb-stitch 3 logs anonymous users in with GET, and the device as base64 in the query. */
  Reply logInByGet(Call call, App app) {
    Document body = new Document();
    call.query("device")
        .ifPresent(
            device ->
                body.append("options", new Document("device", DeviceParameter.decode(device))));
    LoginResult result = logins.logIn(app, ProviderType.ANON_USER.wireName(), body);
    return Bodies.reply(200, tokens(result));
  }

  static Document tokens(LoginResult result) {
    return new Document("access_token", result.accessToken())
        .append("refresh_token", result.refreshToken())
        .append("user_id", result.userId().toHexString())
        .append("device_id", result.deviceId().toHexString());
  }
}
