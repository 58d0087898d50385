package io.appservices.emulator.assembly;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.token.TokenCodec;

/** Time, chance and keys of one emulator, which nearly all services share. */
public record RuntimeParts(
    EmulatorClock clock, Secrets secrets, Ids ids, PasswordHasher hasher, TokenCodec tokens) {

  static RuntimeParts create() {
    EmulatorClock clock = new EmulatorClock();
    Secrets secrets = new Secrets();
    return new RuntimeParts(
        clock,
        secrets,
        new Ids(clock, secrets),
        new PasswordHasher(secrets, PasswordHasher.IN_MEMORY_ITERATIONS),
        new TokenCodec(secrets.bytes(TokenCodec.KEY_BYTES)));
  }
}
