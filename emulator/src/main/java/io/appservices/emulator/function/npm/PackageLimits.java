package io.appservices.emulator.function.npm;

/** The bounds of packages (docs: external dependencies; the unpacked ones are the emulator's). */
public final class PackageLimits {

  /** The largest archive. */
  public static final int MAX_ARCHIVE_BYTES = 15 << 20;

  /** The most that an archive may unpack to. */
  public static final long MAX_UNPACKED_BYTES = 256L << 20;

  /** The most that is read of one answer of a registry. */
  public static final int MAX_DOWNLOAD_BYTES = 64 << 20;

  static final int MAX_FILE_BYTES = 32 << 20;
  static final String MAX_FILE_TEXT = "32 MiB";
  static final int MAX_ENTRIES = 100_000;
  static final int MAX_PATH_LENGTH = 1_024;

  private PackageLimits() {}
}
