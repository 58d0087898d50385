package io.appservices.emulator.http.console;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;

/** The page of the console, at the root; no other path belongs to this. */
public final class ConsolePageApi implements Api {

  private final ConsoleFiles files;

  public ConsolePageApi(ConsoleFiles files) {
    this.files = files;
  }

  @Override
  public String prefix() {
    return "/";
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(ConsolePageApi.class, "page-operations.txt")
        .name(List.of(Route.get("", Access.OPEN, call -> files.answer(call, "index.html"))));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }
}
