package io.appservices.emulator.token;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;

/** Reads tokens in the compact form of RFC 7515. */
final class CompactTokens {

  private CompactTokens() {}

  /**
   * Reads a token, whose signature is still to be checked.
   *
   * @throws ParseException if it is none. The library alone would pass over characters that
   *     base64url does not have, so that many texts would be the same token.
   */
  static JWSObject parse(String compact) throws ParseException {
    for (int i = 0; i < compact.length(); i++) {
      if (!belongs(compact.charAt(i))) {
        throw new ParseException("unexpected character", i);
      }
    }
    return JWSObject.parse(compact);
  }

  private static boolean belongs(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }
}
