package io.appservices.emulator.token;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/** Reads tokens in the compact form of RFC 7515. */
final class CompactTokens {

  private CompactTokens() {}

  /**
   * Reads a token, whose signature is still to be checked.
   *
   * @throws ParseException if it is none. The library alone would pass over characters that
   *     base64url does not have, and over bits of the last one that no byte of the signature takes,
   *     so that many texts would be the same token.
   */
  static JWSObject parse(String compact) throws ParseException {
    for (int i = 0; i < compact.length(); i++) {
      if (!belongs(compact.charAt(i))) {
        throw new ParseException("unexpected character", i);
      }
    }
    JWSObject jws = parsed(compact);
    Base64URL signature = jws.getSignature();
    if (!Base64URL.encode(signature.decode()).equals(signature)) {
      throw new ParseException("not the text of a signature", compact.length() - 1);
    }
    return jws;
  }

  private static JWSObject parsed(String compact) throws ParseException {
    try {
      return JWSObject.parse(compact);
    } catch (NullPointerException e) {
      // The library does not expect a header that is the value null.
      throw new ParseException("the header is no object", 0);
    }
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
