package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.token.TokenCodec;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** Time, chance and keys of one emulator, which nearly all services share. */
public record RuntimeParts(
    EmulatorClock clock,
    Secrets secrets,
    Ids ids,
    PasswordHasher hasher,
    EmulatorIdentity identity,
    TokenCodec tokens) {

  /** Makes the parts, or goes on with those that were kept. */
  static RuntimeParts of(KeptSettings kept, EmulatorConfig config) {
    EmulatorClock clock = new EmulatorClock(kept.clock(), kept::moveClock);
    Secrets secrets = new Secrets();
    Ids ids = new Ids(clock, secrets);
    EmulatorIdentity identity =
        kept.identity(
            () ->
                new EmulatorIdentity(
                    new Binary(secrets.bytes(TokenCodec.KEY_BYTES)),
                    new ObjectId(config.apps().groupId()),
                    ids.next(),
                    ids.next(),
                    ids.next(),
                    ids.next(),
                    clock.seconds()));
    return new RuntimeParts(
        clock,
        secrets,
        ids,
        new PasswordHasher(secrets, config.data().passwordIterations()),
        identity,
        new TokenCodec(identity.signingKey().getData()));
  }
}
