package io.appservices.emulator.http.control.journal;

import static io.appservices.emulator.http.Route.get;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;

/**
 * The page at the address to which errors of the client API link: on the service the log of the
 * app, here the request with the reason of its refusal.
 */
public final class RequestPageApi implements Api {

  private final RequestsHandler requests;

  public RequestPageApi(RequestsHandler requests) {
    this.requests = requests;
  }

  @Override
  public String prefix() {
    return "/groups";
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(RequestPageApi.class, "operations.txt")
        .name(List.of(get("/{groupId}/apps/{appId}/logs", Access.OPEN, requests::page)));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }
}
