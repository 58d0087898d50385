package io.appservices.testkit.jars;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A jar as it is published. */
record PublishedJar(Path path) {

  private static final String VERSION = System.getProperty("version");

  static PublishedJar emulator() {
    return new PublishedJar(
        Path.of("../../emulator/shaded/target/appservices-emulator-" + VERSION + ".jar"));
  }

  static PublishedJar testkit() {
    return new PublishedJar(Path.of("target/appservices-testkit-" + VERSION + ".jar"));
  }

  /** The names of all files. */
  List<String> files() throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  String text(String file) throws IOException {
    try (JarFile jar = new JarFile(path.toFile());
        InputStream in = jar.getInputStream(jar.getEntry(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String manifest(String attribute) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(attribute);
    }
  }

  /** The names of all classes that the classes of the jar use, such as {@code java/lang/String}. */
  Set<String> usedClasses() throws IOException {
    Set<String> used = new TreeSet<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      List<JarEntryOfClass> classes = new ArrayList<>();
      jar.stream()
          .filter(entry -> entry.getName().endsWith(".class"))
          .forEach(entry -> classes.add(new JarEntryOfClass(jar, entry)));
      for (JarEntryOfClass one : classes) {
        used.addAll(one.usedClasses());
      }
    }
    return used;
  }

  private record JarEntryOfClass(JarFile jar, ZipEntry entry) {

    /** Reads the constant pool, as chapter 4.4 of the Java Virtual Machine Specification has it. */
    List<String> usedClasses() throws IOException {
      Map<Integer, String> texts = new HashMap<>();
      List<Integer> classes = new ArrayList<>();
      try (DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes()))) {
        in.skipBytes(8);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
          int tag = in.readUnsignedByte();
          switch (tag) {
            case 1 -> texts.put(i, in.readUTF());
            case 7 -> classes.add(in.readUnsignedShort());
            case 5, 6 -> {
              in.skipBytes(8);
              i++;
            }
            case 8, 16, 19, 20 -> in.skipBytes(2);
            case 15 -> in.skipBytes(3);
            default -> in.skipBytes(4);
          }
        }
      }
      return classes.stream().map(texts::get).map(JarEntryOfClass::elementType).toList();
    }

    private static String elementType(String name) {
      return name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replace(";", "") : name;
    }
  }
}
