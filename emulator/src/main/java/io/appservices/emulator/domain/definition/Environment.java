package io.appservices.emulator.domain.definition;

import java.util.Arrays;
import java.util.Optional;

/** The environments that an app can be in. In the order of documents that list all of them. */
public enum Environment {
  NONE("", "no-environment", "none"),
  DEVELOPMENT("development"),
  TESTING("testing"),
  QA("qa"),
  PRODUCTION("production");

  private final String tag;
  private final String fileName;
  private final String valueKey;

  Environment(String name) {
    this(name, name, name);
  }

  Environment(String tag, String fileName, String valueKey) {
    this.tag = tag;
    this.fileName = fileName;
    this.valueKey = valueKey;
  }

  /** Returns the name in the Admin API and in {@code context.environment.tag}; empty for none. */
  public String tag() {
    return tag;
  }

  /** Returns the name in app folders. */
  public String fileName() {
    return fileName;
  }

  /** Returns the name that values have it under. */
  public String valueKey() {
    return valueKey;
  }

  public static Optional<Environment> byTag(String tag) {
    return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
  }

  /** Reads the name of a file, {@code no-environment} for none. */
  public static Optional<Environment> byFileName(String name) {
    return Arrays.stream(values()).filter(one -> one.fileName.equals(name)).findFirst();
  }

  /** Reads what an app folder says, where both names stand for none. */
  public static Optional<Environment> byEitherName(String name) {
    return byTag(name).or(() -> byFileName(name));
  }
}
