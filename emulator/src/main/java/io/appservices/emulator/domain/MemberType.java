package io.appservices.emulator.domain;

/** The types of members, with the words that a refusal has for them. */
public enum MemberType {
  STRING("a string"),
  BOOLEAN("a boolean"),
  NUMBER("a number"),
  ID("24 hexadecimal digits"),
  OBJECT("an object"),
  ARRAY("an array"),
  OBJECTS("a list of objects");

  private final String words;

  MemberType(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
