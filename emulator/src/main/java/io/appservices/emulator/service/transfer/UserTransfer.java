package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.storage.Storage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes users out of apps and puts them into apps, as lines of JSON (docs/users.md): with their
 * identities, passwords and API keys, and without their sessions. The events of an app tell of
 * imported users; no trigger runs for them.
 */
public final class UserTransfer {

  private static final int CHUNK_BYTES = 1 << 16;

  private final Storage storage;
  private final UserService users;
  private final EntryReader reader;
  private final UserEvents events;

  public UserTransfer(
      Storage storage,
      UserService users,
      PasswordHasher hasher,
      EmulatorClock clock,
      Ids ids,
      UserEvents events) {
    this.events = events;
    this.storage = storage;
    this.users = users;
    this.reader = new EntryReader(clock, ids, hasher);
  }

  /**
   * Imports into one app.
   *
   * @return the number of imported users and accounts
   * @throws io.appservices.emulator.domain.AppServicesException naming every line that cannot be
   *     used; then nothing is imported
   * @throws IOException from the stream; then nothing is imported
   */
  public int importInto(App app, InputStream lines) throws IOException {
    return run(app, id -> Optional.of(app).filter(a -> a.clientAppId().equals(id)), lines);
  }

  /**
   * Imports as {@link #importInto} does; lines may name any app, and those that name none belong to
   * the given one.
   */
  public int importIntoApps(App first, InputStream lines) throws IOException {
    return run(first, storage.apps()::findByClientAppId, lines);
  }

  private int run(App first, Function<String, Optional<App>> apps, InputStream lines)
      throws IOException {
    return new UserImport(new EntryLoader(storage.imports(), events), storage, reader, first, apps)
        .run(lines);
  }

  /**
   * Exports an app: users in the order of their ids, then the accounts that have no user yet, in
   * the order of theirs. What changes meanwhile is in it or not.
   *
   * @return the number of exported users and accounts
   * @throws IOException from the stream
   */
  public int exportFrom(App app, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, CHUNK_BYTES);
    int written = new UserExport(storage, users, app, false, buffered).run();
    buffered.flush();
    return written;
  }

  /**
   * Exports as {@link #exportFrom} does, from all apps in the order they were made.
   *
   * @param first the client app id of the app whose lines do not name it
   */
  public int exportFromApps(String first, OutputStream out) throws IOException {
    int written = 0;
    BufferedOutputStream buffered = new BufferedOutputStream(out, CHUNK_BYTES);
    for (App app : storage.apps().list()) {
      boolean named = !app.clientAppId().equals(first);
      written += new UserExport(storage, users, app, named, buffered).run();
    }
    buffered.flush();
    return written;
  }
}
