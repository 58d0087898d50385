import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Copies a jar of classes that were compiled for Java 5 as classes of Java 8, whose methods have
 * stack maps. A class archive of the JDK takes only those in, and others are checked by the slow
 * verifier of that time at each start. Needs ASM; called by the build of the distribution as {@code
 * java -cp asm.jar ArchivableClasses.java FROM TO}.
 */
public final class ArchivableClasses {

  // The same bytes whenever and wherever it is built: a jar has local times.
  private static final LocalDateTime FIXED = LocalDateTime.of(2026, 1, 1, 0, 0);

  private ArchivableClasses() {}

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    Files.createDirectories(to.getParent());
    try (ZipFile jar = new ZipFile(from.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {url(from)});
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream copy = new ZipOutputStream(file)) {
      List<? extends ZipEntry> entries = Collections.list(jar.entries());
      for (ZipEntry entry : entries) {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        ZipEntry written = new ZipEntry(entry.getName());
        written.setTimeLocal(FIXED);
        copy.putNextEntry(written);
        copy.write(isClass(entry.getName()) ? withStackMaps(bytes, classes) : bytes);
        copy.closeEntry();
      }
    }
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class");
  }

  private static byte[] withStackMaps(byte[] compiled, ClassLoader classes) {
    ClassReader reader = new ClassReader(compiled);
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return classes;
          }
        };
    reader.accept(new ForJava8(writer), 0);
    return writer.toByteArray();
  }

  private static final class ForJava8 extends ClassVisitor {

    ForJava8(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
    }
  }
}
