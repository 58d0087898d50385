package io.appservices.emulator.http.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.login.standin.StandInProvider;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The stand-in identity provider, for tests in other languages than Java. */
final class OAuthHandler {

  private final StandInProvider standIn;
  private final AppService apps;

  OAuthHandler(StandInProvider standIn, AppService apps) {
    this.standIn = standIn;
    this.apps = apps;
  }

  /** Returns the provider type in a path: {@code oauth2-google}, or {@code google}. */
  static ProviderType type(Call call) {
    String name = call.pathParameter("provider");
    return ProviderType.byCommonName(name)
        .filter(ProviderType::isOAuth)
        .orElseThrow(
            () -> Refusals.badRequest("expected google, facebook or apple, not '" + name + "'"));
  }

  /**
   * Issues everything that one can log in to this provider with, for the account that the body
   * describes.
   *
   * <p>{@code app} in the body is the client app id of the app that the id_token is meant for.
   */
  Reply issue(Call call) {
    ProviderType type = type(call);
    Document body = Bodies.documentOrEmpty(call);
    String audience = audience(type, Members.of(body).text("app"));
    Members.of(body).text("email");
    Members.of(body).text("sub");
    Map<String, Object> claims = Documents.without(body, "app");
    OAuthAccount account = standIn.use(type, claims);
    claims.put("sub", account.subject());
    return Bodies.reply(200, tokens(type, audience, claims));
  }

  /** Returns the accounts that were used, the last one first. */
  Reply accounts(Call call) {
    return Bodies.reply(
        200,
        new Document(
            "accounts",
            standIn.accounts().list(type(call)).stream().map(OAuthHandler::view).toList()));
  }

  Reply jwks(Call call) {
    return Reply.json(200, standIn.jwks().getBytes(UTF_8));
  }

  private String audience(ProviderType type, Optional<String> clientAppId) {
    return clientAppId
        .map(id -> StandInProvider.audience(apps.get(id), type))
        .orElse(StandInProvider.DEFAULT_AUDIENCE);
  }

  private Document tokens(ProviderType type, String audience, Map<String, Object> claims) {
    Document tokens = new Document("sub", claims.get("sub"));
    if (type != ProviderType.OAUTH2_FACEBOOK) {
      tokens.append("id_token", standIn.idToken(type, audience, claims));
    }
    return tokens
        .append("auth_code", standIn.authCode(type, claims))
        .append("access_token", standIn.accessToken(type, claims));
  }

  private static Document view(OAuthAccount account) {
    Document view = new Document("sub", account.subject());
    view.putAll(account.profile());
    return view;
  }
}
