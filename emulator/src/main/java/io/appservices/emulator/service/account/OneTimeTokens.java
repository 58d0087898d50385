package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;

/**
 * Makes the pairs that confirmation and reset links carry, in the form that the service gives them.
 */
final class OneTimeTokens {

  private static final int TOKEN_BYTES = 64;
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern TOKEN_ID = Pattern.compile("[0-9a-f]{24}");

  private final EmulatorClock clock;
  private final Ids ids;
  private final Secrets secrets;

  OneTimeTokens(EmulatorClock clock, Ids ids, Secrets secrets) {
    this.clock = clock;
    this.ids = ids;
    this.secrets = secrets;
  }

  OneTimeToken issue() {
    return new OneTimeToken(
        ids.next(), secrets.hex(TOKEN_BYTES), clock.seconds() + OneTimeToken.LIFETIME_SECONDS);
  }

  /** Returns the id in a pair that is well formed. Whether the pair is good, the account knows. */
  ObjectId check(String token, String tokenId) {
    if (!TOKEN.matcher(token).matches() || !TOKEN_ID.matcher(tokenId).matches()) {
      throw AccountRefusals.malformedOneTimeToken();
    }
    return new ObjectId(tokenId);
  }
}
