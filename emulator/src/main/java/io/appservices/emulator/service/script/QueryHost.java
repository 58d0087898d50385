package io.appservices.emulator.service.script;

import io.appservices.emulator.function.Callee;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.npm.Packages;
import io.appservices.emulator.runtime.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What the JavaScript of queries finds around it: the time, ids, and one service, of which it gets
 * its work. It belongs to no app.
 */
final class QueryHost implements FunctionHost {

  /** The name of the service that the work comes from. */
  static final String WORK = "work";

  /** The source of the work. */
  interface Work {

    /**
     * Waits for more.
     *
     * @param answer to what was taken last; empty at first
     * @return null at the end
     */
    @Nullable Document next(Optional<Document> answer) throws InterruptedException;
  }

  private final Ids ids;
  private final Clock clock;
  private final Work work;

  QueryHost(Ids ids, Clock clock, Work work) {
    this.ids = ids;
    this.clock = clock;
    this.work = work;
  }

  private static IllegalStateException refused() {
    return new IllegalStateException("this is not there for the JavaScript of queries");
  }

  @Override
  public Document user() {
    throw refused();
  }

  @Override
  public Optional<Object> value(String name) {
    throw refused();
  }

  @Override
  public Document environment() {
    throw refused();
  }

  @Override
  public Document app() {
    throw refused();
  }

  @Override
  public Document request() {
    throw refused();
  }

  @Override
  public boolean runningAsSystem() {
    throw refused();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public ObjectId objectId() {
    return ids.next();
  }

  @Override
  public Callee execute(String function, Arguments arguments) {
    throw refused();
  }

  @Override
  public Optional<String> serviceType(String name) {
    return name.equals(WORK) ? Optional.of(WORK) : Optional.empty();
  }

  @Override
  public List<String> databases(String service) {
    throw refused();
  }

  @Override
  public List<String> collections(String service, String database) {
    throw refused();
  }

  @Override
  public String startTransaction(String service) {
    throw refused();
  }

  @Override
  public @Nullable Object service(String service, String operation, Document arguments)
      throws InterruptedException {
    List<Document> given = arguments.getList("arguments", Document.class, List.of());
    return work.next(given.stream().findFirst());
  }

  @Override
  public Document http(Document request) {
    throw refused();
  }

  @Override
  public Packages packages() {
    return Packages.NONE;
  }

  @Override
  public void log(String level, String text) {
    // Nobody reads it: on MongoDB it goes to the log of the server.
  }
}
