package io.appservices.emulator.service.script;

import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.Ids;
import java.time.Clock;
import java.time.Duration;

/**
 * Has the JavaScript of queries run by an engine that is for them alone: one that functions share
 * could be full of functions which wait for their queries.
 */
public final class ScriptedQueries implements QueryScripts {

  private final ScriptEngine engine;
  private final Ids ids;
  private final Clock clock;
  private final Duration limit;

  /**
   * Starts nothing.
   *
   * @param limit the time limit of all the scripts of an operation together
   */
  public ScriptedQueries(ScriptEngine engine, Ids ids, Clock clock, Duration limit) {
    this.engine = engine;
    this.ids = ids;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public Session open() {
    return new ScriptSession(engine, limit, work -> new QueryHost(ids, clock, work));
  }
}
