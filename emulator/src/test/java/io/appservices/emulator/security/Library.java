package io.appservices.emulator.security;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A version of a library. */
record Library(String group, String artifact, String version) {

  /** All jars on the class path of the tests, which lie in Maven's local repository. */
  static List<Library> onTheClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> jar.toString().contains("repository"))
        .map(Library::of)
        .toList();
  }

  /** A jar lies below its group, in a folder for its name and one for its version. */
  static Library of(Path jar) {
    Path version = jar.getParent();
    Path artifact = version.getParent();
    String folders = artifact.getParent().toString().replace(File.separatorChar, '/');
    String marker = "repository/";
    String group = folders.substring(folders.lastIndexOf(marker) + marker.length());
    return new Library(
        group.replace('/', '.'),
        artifact.getFileName().toString(),
        version.getFileName().toString());
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
