package io.appservices.emulator.http.console;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import io.appservices.emulator.service.operator.ConsoleSessions;
import java.util.List;

/** The files of the console, and how browsers sign in to it. */
public final class ConsoleApi implements Api {

  static final String PREFIX = "/__emulator/console";

  /** The path of the links that sign in, without their code. */
  public static final String SIGN_IN = PREFIX + "/sign-in?code=";

  private final ConsoleFiles files;
  private final ConsoleAccess access;
  private final SessionHandler sessions;
  private final ChangesHandler changes;

  /** Makes the API; no file is read before it is asked for. */
  public ConsoleApi(ConsoleFiles files, ConsoleSessions sessions, Changes changes) {
    this.files = files;
    this.changes = new ChangesHandler(changes, sessions);
    this.access = new ConsoleAccess(sessions);
    this.sessions = new SessionHandler(sessions);
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(ConsoleApi.class, "operations.txt")
        .name(
            List.of(
                get("/sign-in", Access.OPEN, sessions::signInByCode).withoutHead(),
                get("/session", access.ownPage(), sessions::show),
                post("/session", access.ownPage(), sessions::signIn),
                delete("/session", access.changing(), sessions::signOut),
                post("/token", access.changing(), sessions::issueToken),
                get("/changes", access.signedIn(), changes::open).as(Work.WATCH),
                get(
                    "/{file*}",
                    Access.OPEN,
                    call -> files.answer(call, call.pathParameter("file")))));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal).withHeader("Cache-Control", "no-store");
  }
}
