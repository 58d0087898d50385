package io.appservices.driver;

/** The number of documents and lists around a value. */
record Depth(int levels) {

  static final Depth NONE = new Depth(0);

  /** The limit of MongoDB on the nesting of documents. */
  private static final int MAX_LEVELS = 100;

  /**
   * The depth of what is in a document or list at this depth.
   *
   * @throws IllegalArgumentException if MongoDB takes none that is nested so deeply
   */
  Depth inside() {
    if (levels == MAX_LEVELS) {
      throw new IllegalArgumentException(
          "a value of BSON has at most %d levels; this one has more, or contains itself"
              .formatted(MAX_LEVELS));
    }
    return new Depth(levels + 1);
  }
}
