package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import java.util.List;
import java.util.Optional;

/**
 * The origins of web pages that may call an app: it names the allowed ones, and one that names none
 * allows all.
 */
public final class AllowedOrigins {

  private AllowedOrigins() {}

  /**
   * Notes that a call is about an app, and checks where it comes from.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if a web page of another origin
   *     sent it
   */
  public static void check(Call call, App app) {
    call.notes().concerns(app);
    List<String> allowed = app.allowedRequestOrigins();
    if (allowed.isEmpty()) {
      return;
    }
    Optional<String> refused = call.header("Origin").filter(origin -> !allowed.contains(origin));
    if (refused.isPresent()) {
      throw Refusals.originNotAllowed(refused.get());
    }
  }
}
