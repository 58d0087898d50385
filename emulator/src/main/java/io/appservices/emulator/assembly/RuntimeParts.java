package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.emulator.ClockSetting;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.token.TokenCodec;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * Time, chance and keys of one emulator, which nearly all services share.
 *
 * @param start the setting of the clock that it starts with
 */
public record RuntimeParts(
    EmulatorClock clock,
    Secrets secrets,
    Ids ids,
    PasswordHasher hasher,
    EmulatorIdentity identity,
    TokenCodec tokens,
    ClockSetting start) {

  private static final int IDS_OF_IDENTITY = 4;

  /** Makes the parts, or goes on with those that were kept. */
  static RuntimeParts of(KeptSettings kept, EmulatorConfig config, boolean isShared) {
    Optional<ClockSetting> frozen = config.behaviour().frozenAt().map(ClockSetting::frozen);
    ClockSetting start = frozen.orElse(ClockSetting.REAL_TIME);
    EmulatorClock clock =
        frozen.isPresent() && !isShared
            ? clockOfThisStart(kept, start)
            : new EmulatorClock(kept.clock().orElse(start), move -> kept.moveClock(start, move));
    Secrets secrets = new Secrets(config.behaviour().seed().map(Integer::longValue));
    Ids ids = new Ids(clock, secrets);
    ObjectId group = new ObjectId(config.apps().groupId());
    EmulatorIdentity identity = kept.identity(() -> identity(group, secrets, ids, clock));
    return new RuntimeParts(
        clock,
        secrets,
        ids,
        new PasswordHasher(secrets, config.data().passwordIterations()),
        identity,
        new TokenCodec(identity.signingKey().getData()),
        start);
  }

  /** Makes a clock that leaves the setting that is kept to the next start, until it is moved. */
  private static EmulatorClock clockOfThisStart(KeptSettings kept, ClockSetting start) {
    AtomicReference<ClockSetting> setting = new AtomicReference<>(start);
    return new EmulatorClock(
        start,
        move -> {
          ClockSetting next = move.apply(setting.get());
          kept.putClock(next);
          setting.set(next);
          return next;
        });
  }

  private static EmulatorIdentity identity(
      ObjectId group, Secrets secrets, Ids ids, EmulatorClock clock) {
    return new EmulatorIdentity(
        new Binary(secrets.bytes(TokenCodec.KEY_BYTES)),
        group,
        ids.next(),
        ids.next(),
        ids.next(),
        ids.next(),
        clock.seconds());
  }

  /** Draws what follows from a seed anew from where it was after the start; else does nothing. */
  void restart() {
    if (secrets.isSeeded()) {
      secrets.restart();
      ids.restart();
      // What the start has drawn before anything else.
      Ids same = new Ids(clock, secrets);
      identity(identity.groupId(), secrets, same, clock);
      for (int i = 0; i < IDS_OF_IDENTITY; i++) {
        ids.next();
      }
    }
  }
}
