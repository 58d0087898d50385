package io.appservices.emulator.badinput;

import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Tokens;

/**
 * Tokens that somebody might try.
 *
 * @param good what the API issued
 * @param expired what it issued, longer ago than either lives
 * @param strange what the same API of another emulator issued
 * @param otherApi what the other API of the same emulator issued
 */
record Wallet(Tokens good, Tokens expired, Tokens strange, Tokens otherApi) {

  static String token(Tokens tokens, boolean refresh) {
    return refresh ? tokens.refreshToken() : tokens.accessToken();
  }

  Jwt goodJwt(boolean refresh) {
    return Jwt.parse(token(good, refresh));
  }
}
