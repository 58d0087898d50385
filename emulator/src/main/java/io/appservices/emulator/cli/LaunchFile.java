package io.appservices.emulator.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes a jar without classes that names the main class and those jars of the class path that lie
 * beside it. Run by {@code -jar}, it lets all of them call native code, as {@code
 * --enable-native-access} does: but that option keeps Java from the modules and the linked classes
 * in an AOT cache.
 */
final class LaunchFile {

  private LaunchFile() {}

  /** Writes the file that the argument names. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), System.getProperty("java.class.path"));
  }

  static void write(Path file, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, beside(file.toAbsolutePath(), classPath));
    attributes.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
  }

  /** Returns the relative addresses of the jars. */
  private static String beside(Path file, String classPath) {
    StringJoiner jars = new StringJoiner(" ");
    for (String jar : classPath.split(File.pathSeparator)) {
      Path path = Path.of(jar).toAbsolutePath();
      if (Objects.equals(path.getParent(), file.getParent())) {
        jars.add(path.toUri().getRawPath().replaceFirst(".*/", ""));
      }
    }
    return jars.toString();
  }
}
