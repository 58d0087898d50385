package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.get;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.ErrorResponses;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.http.Route;
import java.util.List;
import org.bson.Document;

/** The few undocumented routes that the CLI and SDK test suites call. */
public final class PrivateApi implements Api {

  @Override
  public String prefix() {
    return "/api/private/v1.0";
  }

  @Override
  public List<Route> routes() {
    return List.of(get("/version", Access.OPEN, PrivateApi::version));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }

  /** Clients poll it to see whether the server is up, and do not read the body. */
  private static Reply version(Call call) {
    return Bodies.reply(200, new Document("version", "emulator"));
  }
}
