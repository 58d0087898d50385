package io.appservices.testkit.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of some packages code outside them can name: types, and the signatures of their members. */
public final class Surface {

  private final List<Class<?>> types;

  private Surface(List<Class<?>> types) {
    this.types = types;
  }

  /** The surface of packages that are compiled to the same place as a class. */
  public static Surface of(Class<?> one, String... packages) {
    List<Class<?>> types = new ArrayList<>();
    for (String name : packages) {
      classFiles(root(one), name.replace('.', '/') + "/").stream()
          .filter(file -> !file.startsWith("package-info"))
          .sorted()
          .map(file -> load(name + "." + file.substring(0, file.length() - ".class".length())))
          .filter(Surface::isOpen)
          .forEach(types::add);
    }
    return new Surface(types);
  }

  /** The classes of one package, in a folder of classes or in a jar. */
  private static List<String> classFiles(Path root, String folder) {
    try {
      return Files.isDirectory(root) ? inFolder(root.resolve(folder)) : inJar(root, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class"))
          .toList();
    }
  }

  private static List<String> inJar(Path file, String folder) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .map(name -> name.substring(folder.length()))
          .filter(name -> name.indexOf('/') < 0)
          .toList();
    }
  }

  private static Path root(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Surface.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOpen(Class<?> type) {
    boolean open = isOpen(type.getModifiers());
    return open && (type.getEnclosingClass() == null || isOpen(type.getEnclosingClass()));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  List<Class<?>> types() {
    return types;
  }

  /** A paragraph for each package, in which a type begins a line. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (Class<?> type : types) {
      if (!type.getPackageName().equals(last)) {
        last = type.getPackageName();
        text.append(text.isEmpty() ? "" : "\n").append(last).append('\n');
      }
      text.append(Lines.wrap(head(type), members(type)));
    }
    return text.toString();
  }

  private static String head(Class<?> type) {
    return Stream.concat(
            Stream.of(kind(type), name(type)), parents(type).map(parent -> "< " + name(parent)))
        .collect(Collectors.joining(" "));
  }

  private static List<String> members(Class<?> type) {
    return Stream.of(
            Arrays.stream(type.getDeclaredFields())
                .filter(f -> isOpen(f.getModifiers()))
                .map(Surface::field),
            Arrays.stream(type.getDeclaredConstructors())
                .filter(c -> isOpen(c.getModifiers()))
                .map(Surface::constructor),
            Methods.of(type).filter(Surface::isTold).map(Surface::method))
        .flatMap(lines -> lines.sorted())
        .toList();
  }

  /** What every record or enum has is not told. */
  private static boolean isTold(Method method) {
    boolean ofObject =
        List.of("equals", "hashCode", "toString").contains(method.getName())
            || (method.getDeclaringClass().isEnum()
                && List.of("values", "valueOf").contains(method.getName()));
    return isOpen(method.getModifiers())
        && !method.isSynthetic()
        && !ofObject
        && !isAccessor(method);
  }

  private static boolean isAccessor(Method method) {
    RecordComponent[] components = method.getDeclaringClass().getRecordComponents();
    return components != null
        && Arrays.stream(components).anyMatch(c -> c.getAccessor().equals(method));
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : type.isInterface() ? "interface" : "class";
  }

  private static Stream<Type> parents(Class<?> type) {
    Stream<Type> parent =
        Stream.ofNullable(type.getGenericSuperclass())
            .filter(t -> isParent(type.getSuperclass()) && !type.isEnum() && !type.isRecord());
    return type.isAnnotation()
        ? Stream.of()
        : Stream.concat(parent, Arrays.stream(type.getGenericInterfaces()));
  }

  private static boolean isParent(Class<?> type) {
    return type != Object.class && isOpen(type.getModifiers());
  }

  private static String field(Field field) {
    return field.isEnumConstant()
        ? field.getName()
        : modifiers(field) + field.getName() + ": " + name(field.getGenericType());
  }

  private static String constructor(Constructor<?> constructor) {
    return modifiers(constructor) + "new" + parameters(constructor);
  }

  private static String method(Method method) {
    String result = name(method.getGenericReturnType());
    return modifiers(method)
        + method.getName()
        + parameters(method)
        + (result.equals("void") ? "" : ": " + result);
  }

  private static String modifiers(Member member) {
    String of = Modifier.isProtected(member.getModifiers()) ? "protected " : "";
    return Modifier.isStatic(member.getModifiers()) ? of + "static " : of;
  }

  private static String parameters(Executable of) {
    return Arrays.stream(of.getGenericParameterTypes())
        .map(Surface::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String name(Type type) {
    return type.getTypeName()
        .replaceAll(
            "io\\.appservices\\.(emulator|testkit|driver|testcontainers)\\.((api|config|client|assertion)\\.)?(?=[A-Z])",
            "")
        .replaceAll("(java|org)(\\.[a-z]+)+\\.(?=[A-Z])", "")
        .replace('$', '.');
  }

  /** Every type that a signature names, with its whole name. */
  public Stream<String> named() {
    return types.stream().flatMap(Surface::namedBy).flatMap(Surface::classNames).distinct();
  }

  private static Stream<Type> namedBy(Class<?> type) {
    Stream<Type> fields =
        open(type.getDeclaredFields()).map(field -> ((Field) field).getGenericType());
    Stream<Type> executables =
        Stream.concat(open(type.getDeclaredConstructors()), open(Methods.all(type)))
            .map(Executable.class::cast)
            .filter(executable -> !executable.isSynthetic())
            .flatMap(Surface::namedBy);
    return Stream.of(parents(type), fields, executables).flatMap(names -> names);
  }

  private static Stream<Type> namedBy(Executable of) {
    Type result = of instanceof Method method ? method.getGenericReturnType() : void.class;
    return Stream.of(
            Stream.of(of.getGenericParameterTypes()),
            Stream.of(of.getGenericExceptionTypes()),
            Stream.of(result))
        .flatMap(names -> names);
  }

  private static Stream<AnnotatedElement> open(AnnotatedElement[] members) {
    return Arrays.stream(members).filter(member -> isOpen(((Member) member).getModifiers()));
  }

  private static Stream<String> classNames(Type type) {
    return Arrays.stream(type.getTypeName().split("[^A-Za-z0-9_.$]+"))
        .filter(word -> word.contains("."));
  }
}
