package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bearer;
import io.appservices.emulator.http.shared.EmulatorLinks;
import io.appservices.emulator.service.login.OAuthOutcome;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.login.OAuthRequest;

/** Sends browsers to the identity provider, and back to the app. */
final class OAuthRedirectHandler {

  private final OAuthRedirectService redirects;
  private final ClientAccess access;

  OAuthRedirectHandler(OAuthRedirectService redirects, ClientAccess access) {
    this.redirects = redirects;
    this.access = access;
  }

  /** Begins a login or, with {@code link=true}, a link. */
  Reply begin(Call call, App app) {
    OAuthRequest request = isTrue(call, "link") ? beginLink(call, app) : beginLogin(call, app);
    String page =
        call.externalBaseUrl() + EmulatorLinks.accountChoice(request.provider(), request.id());
    Reply reply =
        isTrue(call, "providerRedirectHeader")
            ? Reply.empty(200)
                .withHeader("x-baas-location", page)
                .withHeader("x-stitch-location", page)
            : Reply.empty(302).withHeader("Location", page);
    return request
        .link()
        .map(link -> LinkCookie.set(call, request, link, reply))
        .orElse(reply)
        .withHeader("Cache-Control", "no-store");
  }

  /** Handles the callback, to which the identity provider sends the browser. */
  Reply callBack(Call call) {
    String requestId = call.query("state").orElse("");
    OAuthOutcome outcome =
        redirects.finish(requestId, call.query("code"), LinkCookie.find(call, requestId));
    note(call, outcome);
    return Reply.empty(302)
        .withHeader("Location", OAuthAnswer.url(outcome))
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }

  /** Notes what the answer tells the app's page alone. */
  private static void note(Call call, OAuthOutcome outcome) {
    call.notes().concerns(outcome.app());
    outcome.result().ifPresent(result -> call.notes().isFrom(result.userId(), null));
    outcome.refusal().ifPresent(call.notes()::refused);
  }

  private OAuthRequest beginLogin(Call call, App app) {
    return redirects.begin(
        app,
        call.pathParameter("provider"),
        redirect(call),
        state(call),
        call.query("device").map(DeviceParameter::decode));
  }

  private OAuthRequest beginLink(Call call, App app) {
    access.requireCaller(call, app);
    return redirects.beginLink(
        app, Bearer.token(call), call.pathParameter("provider"), redirect(call), state(call));
  }

  private static boolean isTrue(Call call, String parameter) {
    return call.query(parameter).filter("true"::equals).isPresent();
  }

  private static String redirect(Call call) {
    return call.query("redirect").orElseThrow(() -> Refusals.missingParameter("redirect"));
  }

  private static String state(Call call) {
    return call.query("state").orElse("");
  }
}
