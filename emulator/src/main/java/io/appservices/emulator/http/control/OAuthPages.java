package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.EmulatorLinks;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.login.OAuthRequest;
import io.appservices.emulator.service.login.standin.StandInProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The page on which a user of the stand-in chooses an account, or types one. */
final class OAuthPages {

  private static final String EXPIRED =
      "This sign-in has expired or was used already. Close this window and start again from the"
          + " app.";

  private final OAuthRedirectService redirects;
  private final StandInProvider standIn;

  OAuthPages(OAuthRedirectService redirects, StandInProvider standIn) {
    this.redirects = redirects;
    this.standIn = standIn;
  }

  Reply ask(Call call) {
    return request(call, call.query("request").orElse(""))
        .map(request -> page(200, request, ""))
        .orElseGet(OAuthPages::expired);
  }

  Reply choose(Call call) {
    Members form = Form.of(call);
    return request(call, Form.value(form, "request"))
        .map(request -> choose(call, request, form))
        .orElseGet(OAuthPages::expired);
  }

  private Reply choose(Call call, OAuthRequest request, Members form) {
    if (!Form.value(form, "cancel").isEmpty()) {
      return goOn(call, EmulatorLinks.callbackWithoutAccount(request.id()));
    }
    String email = Form.value(form, "email").strip();
    Optional<OAuthAccount> account =
        known(
            request.provider(),
            Form.value(form, "account"),
            email,
            Form.value(form, "name").strip());
    if (account.isPresent()) {
      return goOn(call, callback(request, account.get()));
    }
    try {
      Accounts.checkEmail(email);
    } catch (AppServicesException e) {
      return page(400, request, "Choose an account, or type an email address.");
    }
    Map<String, Object> claims = claims(email, Form.value(form, "name").strip());
    return goOn(call, callback(request, standIn.use(request.provider(), claims)));
  }

  private String callback(OAuthRequest request, OAuthAccount account) {
    return EmulatorLinks.callback(request.id(), redirects.approve(account));
  }

  /** Returns an account that was used before: by its button, or typed again without a name. */
  private Optional<OAuthAccount> known(
      ProviderType type, String subject, String email, String name) {
    return standIn.accounts().list(type).stream()
        .filter(
            account ->
                account.subject().equals(subject)
                    || name.isEmpty() && !email.isEmpty() && account.text("email").equals(email))
        .findFirst()
        .map(account -> standIn.use(account));
  }

  private static Map<String, Object> claims(String email, String name) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("email", email);
    if (!name.isEmpty()) {
      int space = name.lastIndexOf(' ');
      claims.put("name", name);
      claims.put("given_name", space < 0 ? name : name.substring(0, space).strip());
      if (space >= 0) {
        claims.put("family_name", name.substring(space + 1));
      }
    }
    return claims;
  }

  private Optional<OAuthRequest> request(Call call, String id) {
    ProviderType type = OAuthHandler.type(call);
    return redirects.find(id).filter(request -> request.provider() == type);
  }

  private Reply page(int status, OAuthRequest request, String problem) {
    return OAuthPage.of(status, request, standIn.accounts().list(request.provider()), problem);
  }

  private static Reply goOn(Call call, String path) {
    return Reply.empty(302)
        .withHeader("Location", call.externalBaseUrl() + path)
        .withHeader("Cache-Control", "no-store");
  }

  private static Reply expired() {
    return Page.of(400, "Sign in", Page.paragraph(EXPIRED));
  }
}
