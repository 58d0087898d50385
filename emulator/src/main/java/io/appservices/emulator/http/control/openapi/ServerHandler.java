package io.appservices.emulator.http.control.openapi;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/** Tells what the emulator's own API is, and how the server is. */
public final class ServerHandler {

  private static final String DESCRIPTION = "openapi.json";

  private final Supplier<Optional<String>> obstacle;

  /**
   * Makes the handler.
   *
   * @param obstacle gives the reason why the emulator is not ready; empty if it is
   */
  public ServerHandler(Supplier<Optional<String>> obstacle) {
    this.obstacle = obstacle;
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/openapi.json", Access.OPEN, this::describe),
        Route.get("/health", Access.OPEN, this::health).as(Work.PROBE),
        Route.get("/ready", Access.OPEN, this::ready).as(Work.PROBE));
  }

  private Reply describe(Call call) {
    try (InputStream in = ServerHandler.class.getResourceAsStream(DESCRIPTION)) {
      if (in == null) {
        throw new IllegalStateException(DESCRIPTION + " is missing from the program");
      }
      return Reply.json(200, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply health(Call call) {
    return Bodies.reply(200, new Document("status", "ok"));
  }

  private Reply ready(Call call) {
    return obstacle
        .get()
        .map(reason -> new Document("status", "not ready").append("reason", reason))
        .map(view -> Bodies.reply(503, view).withHeader("Retry-After", "1"))
        .orElseGet(() -> Bodies.reply(200, new Document("status", "ready")));
  }
}
