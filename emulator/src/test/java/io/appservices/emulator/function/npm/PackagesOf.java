package io.appservices.emulator.function.npm;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Packages that a test writes. */
public final class PackagesOf {

  private PackagesOf() {}

  /** Packages of files: pairs of a path below {@code node_modules} and a text. */
  public static Packages files(String... pathsAndTexts) {
    return new Packages(UnpackedPackages.of(contents(pathsAndTexts)));
  }

  static Map<String, byte[]> contents(String... pathsAndTexts) {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
