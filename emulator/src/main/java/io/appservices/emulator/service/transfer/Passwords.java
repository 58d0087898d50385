package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.user.PasswordHash;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.account.Accounts;
import java.util.Base64;
import java.util.Optional;
import org.bson.Document;

/** The password of an account in a line: a hash, or plain text. */
final class Passwords {

  private static final String ALGORITHM = "PBKDF2-HMAC-SHA256";

  /** A tenth of a second or so for each login; more would stop the emulator. */
  private static final int MAX_SALT_BYTES = 1024;

  private static final int HASH_BYTES = 32;

  private final PasswordHasher hasher;

  Passwords(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  static Document write(PasswordHash hash) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new Document("algorithm", ALGORITHM)
        .append("iterations", hash.iterations())
        .append("salt", base64.encodeToString(hash.salt()))
        .append("hash", base64.encodeToString(hash.hash()));
  }

  PasswordHash read(Members account) {
    Optional<String> password = account.text("password");
    Optional<Members> hash = account.object("password_hash");
    if (password.isPresent() == hash.isPresent()) {
      throw ImportRefusals.noPassword();
    }
    return hash.map(Passwords::hash).orElseGet(() -> hashed(password.orElseThrow()));
  }

  private PasswordHash hashed(String password) {
    Accounts.checkPassword(password);
    return hasher.hash(password);
  }

  private static PasswordHash hash(Members members) {
    if (!members.requiredText("algorithm").equals(ALGORITHM)) {
      throw members.wrong("algorithm", ALGORITHM);
    }
    long iterations =
        members
            .integer("iterations", 1, PasswordHasher.MOST_ITERATIONS)
            .orElseThrow(() -> members.missing("iterations"));
    PasswordHash hash =
        new PasswordHash(
            (int) iterations,
            bytes(members, "salt", 1, MAX_SALT_BYTES),
            bytes(members, "hash", HASH_BYTES, HASH_BYTES));
    members.end();
    return hash;
  }

  private static byte[] bytes(Members members, String name, int least, int most) {
    byte[] bytes = {};
    try {
      bytes = Base64.getDecoder().decode(members.requiredText(name));
    } catch (IllegalArgumentException e) {
      throw members.wrong(name, "base64");
    }
    if (bytes.length < least || bytes.length > most) {
      String range = least == most ? "" : least + " to ";
      throw members.wrong(name, "base64 of " + range + most + " bytes");
    }
    return bytes;
  }
}
