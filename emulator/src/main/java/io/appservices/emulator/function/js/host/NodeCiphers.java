package io.appservices.emulator.function.js.host;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import java.util.Locale;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Ciphers under the names that Node has for them. */
final class NodeCiphers {

  static final List<String> NAMES =
      List.of(
          "aes-128-cbc",
          "aes-128-ctr",
          "aes-128-ecb",
          "aes-128-gcm",
          "aes-192-cbc",
          "aes-192-ctr",
          "aes-192-ecb",
          "aes-192-gcm",
          "aes-256-cbc",
          "aes-256-ctr",
          "aes-256-ecb",
          "aes-256-gcm",
          "des-ede3-cbc");

  private static final int AES_BLOCK = 16;

  private NodeCiphers() {}

  /** Checks {@code [encrypts, name, length of the key, length of the IV]}, as Node does at once. */
  static String check(List<?> cipher) {
    String name = (String) cipher.get(1);
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("Unknown cipher: '" + name + "'");
    }
    int key = ((Number) cipher.get(2)).intValue();
    int iv = ((Number) cipher.get(3)).intValue();
    boolean isDes = name.startsWith("des");
    if (key != (isDes ? 24 : Integer.parseInt(name.substring(4, 7)) / 8)) {
      throw new IllegalArgumentException("Invalid key length");
    }
    int wanted = name.endsWith("ecb") ? 0 : isDes ? 8 : AES_BLOCK;
    if (name.endsWith("gcm") ? iv == 0 : iv != wanted) {
      throw new IllegalArgumentException("Invalid initialization vector");
    }
    return name;
  }

  /**
   * Applies {@code [encrypts, name, padding, bits of the tag]}.
   *
   * @param input the data, the key, the IV, and the additional data of GCM
   */
  static byte[] apply(List<?> settings, List<byte[]> input) throws GeneralSecurityException {
    String name = (String) settings.get(1);
    String mode = name.substring(name.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    boolean isPadded =
        Boolean.TRUE.equals(settings.get(2)) && (mode.equals("CBC") || mode.equals("ECB"));
    String algorithm = name.startsWith("des") ? "DESede" : "AES";
    Cipher cipher =
        Cipher.getInstance(algorithm + "/" + mode + (isPadded ? "/PKCS5Padding" : "/NoPadding"));
    int direction =
        Boolean.TRUE.equals(settings.get(0)) ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    Key key = new SecretKeySpec(input.get(1), algorithm);
    if (mode.equals("ECB")) {
      cipher.init(direction, key);
    } else {
      int tagBits = ((Number) settings.get(3)).intValue();
      cipher.init(direction, key, parameters(mode, input.get(2), tagBits));
    }
    if (mode.equals("GCM")) {
      cipher.updateAAD(input.get(3));
    }
    return done(cipher, input.get(0));
  }

  private static AlgorithmParameterSpec parameters(String mode, byte[] iv, int tagBits) {
    return mode.equals("GCM") ? new GCMParameterSpec(tagBits, iv) : new IvParameterSpec(iv);
  }

  private static byte[] done(Cipher cipher, byte[] data) throws GeneralSecurityException {
    try {
      return cipher.doFinal(data);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("Unsupported state or unable to authenticate data", e);
    } catch (BadPaddingException e) {
      throw new IllegalArgumentException("bad decrypt", e);
    } catch (IllegalBlockSizeException e) {
      throw new IllegalArgumentException("wrong final block length", e);
    }
  }

  static byte[] encrypt(String padding, byte[] data, byte[] key) throws GeneralSecurityException {
    return rsa(Cipher.ENCRYPT_MODE, padding, KeyFormats.publicKey(key), data);
  }

  static byte[] decrypt(String padding, byte[] data, byte[] key) throws GeneralSecurityException {
    return rsa(Cipher.DECRYPT_MODE, padding, KeyFormats.privateKey(key), data);
  }

  private static byte[] rsa(int direction, String padding, Key key, byte[] data)
      throws GeneralSecurityException {
    Cipher cipher;
    switch (padding) {
      case "pkcs1" -> {
        cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(direction, key);
      }
      case "none" -> {
        cipher = Cipher.getInstance("RSA/ECB/NoPadding");
        cipher.init(direction, key);
      }
      default -> {
        String digest = NodeDigests.javaName(padding);
        cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
            direction,
            key,
            new OAEPParameterSpec(
                digest, "MGF1", new MGF1ParameterSpec(digest), PSource.PSpecified.DEFAULT));
      }
    }
    return done(cipher, data);
  }
}
