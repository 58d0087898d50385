package io.appservices.emulator.service;

import static io.appservices.emulator.service.LincheckTest.succeeds;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;

import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import org.bson.types.ObjectId;
import org.jetbrains.lincheck.datastructures.Operation;

/** A user that is deleted while it logs in, and its email, which is free to be registered then. */
public class DeleteAndLogIn {

  private final Services services = new Services(new EmbeddedStorage());
  private final ObjectId userId;

  public DeleteAndLogIn() {
    services.register(EMAIL, PASSWORD);
    userId = services.logIn(EMAIL, PASSWORD).userId();
  }

  /** Whether a login gives a token that is accepted: one that is refused at once is none. */
  @Operation
  public boolean logIn() {
    return succeeds(
        () -> services.sessions.authenticate(services.logIn(EMAIL, PASSWORD).accessToken()));
  }

  /** One at a time: it takes two steps, first the account and then the user. */
  @Operation(nonParallelGroup = "deletions")
  public boolean delete() {
    return succeeds(() -> services.users.delete(services.app(), userId));
  }

  @Operation
  public boolean register() {
    return succeeds(() -> services.register(EMAIL, PASSWORD));
  }

  /** A user is deleted once, and its account with it. */
  public static class Rules {

    private boolean exists = true;
    private boolean registered = true;

    public boolean logIn() {
      return registered;
    }

    public boolean delete() {
      boolean deleted = exists;
      if (deleted) {
        exists = false;
        registered = false;
      }
      return deleted;
    }

    public boolean register() {
      boolean done = !registered;
      registered = true;
      return done;
    }
  }
}
