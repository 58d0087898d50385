package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;

/** The operations behind Node's modules {@code crypto} and {@code zlib}. */
public final class NodeOperations {

  private NodeOperations() {}

  /**
   * Applies an operation on bytes.
   *
   * @param settings what it needs beside them; in a form of its own
   * @throws IllegalArgumentException if it is not known, or its input is wrong; the message is for
   *     the function
   */
  public static byte[] bytes(String operation, String settings, List<byte[]> input) {
    try {
      return switch (operation) {
        case "hash" -> NodeDigests.hash(settings, input.get(0));
        case "hmac" -> NodeDigests.hmac(settings, input.get(0), input.get(1));
        case "pbkdf2" -> NodeDigests.pbkdf2(list(settings), input.get(0), input.get(1));
        case "scrypt" -> Scrypt.derive(list(settings), input.get(0), input.get(1));
        case "random" -> Cryptography.random(Integer.parseInt(settings));
        case "key" -> KeyFormats.key(settings, input.get(0));
        case "sign" -> NodeSignatures.sign(list(settings), input.get(0), input.get(1));
        case "verify" -> NodeSignatures.verify(list(settings), input);
        case "encrypt" -> NodeCiphers.encrypt(settings, input.get(0), input.get(1));
        case "decrypt" -> NodeCiphers.decrypt(settings, input.get(0), input.get(1));
        case "cipher" -> NodeCiphers.apply(list(settings), input);
        default -> Compression.apply(operation, settings, input.get(0));
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Applies an operation on texts.
   *
   * @throws IllegalArgumentException as {@link #bytes}
   */
  public static String text(String operation, String a, String b) {
    try {
      return switch (operation) {
        case "checkHash" -> NodeDigests.check(a);
        case "hashes" -> Ejson.relaxedText(NodeDigests.NAMES);
        case "checkCipher" -> NodeCiphers.check(list(a));
        case "ciphers" -> Ejson.relaxedText(NodeCiphers.NAMES);
        case "keyDetails" -> KeyFormats.details(a, TextOperations.decode(b));
        default -> throw new IllegalArgumentException(operation + " is not emulated");
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<?> list(String json) {
    return (List<?>) Objects.requireNonNull(Ejson.parse(json), "a list");
  }
}
