package io.appservices.emulator.service.atlas;

import io.appservices.emulator.runtime.Digests;
import java.util.Optional;

/** The algorithms that HTTP Digest is offered with, the one that every client knows first. */
public enum DigestAlgorithm {
  MD5("MD5"),
  SHA_256("SHA-256");

  private final String wireName;

  DigestAlgorithm(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the one that this name stands for, in any case. */
  public static Optional<DigestAlgorithm> of(String name) {
    for (DigestAlgorithm known : values()) {
      if (known.wireName.equalsIgnoreCase(name)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** Returns the name in challenges and answers. */
  public String wireName() {
    return wireName;
  }

  /** Returns the digest of some texts with colons between them, in lower-case hexadecimal. */
  String digest(String... texts) {
    String text = String.join(":", texts);
    return this == MD5 ? Digests.md5(text) : Digests.sha256(text);
  }
}
