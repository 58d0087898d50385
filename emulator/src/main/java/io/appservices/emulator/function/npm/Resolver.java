package io.appservices.emulator.function.npm;

import io.appservices.emulator.ejson.Ejson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/** Node's algorithm for {@code require} (docs of Node: Modules, All Together). */
final class Resolver {

  private static final List<String> ENDINGS = List.of("", ".js", ".json", ".cjs", ".mjs", ".node");
  private static final String NODE_MODULES = "/node_modules";
  private static final String DESCRIPTION = "/package.json";

  private final PackageFiles files;
  private final Map<String, Optional<Document>> descriptions = new ConcurrentHashMap<>();

  Resolver(PackageFiles files) {
    this.files = files;
  }

  String resolve(String folder, String name) {
    if (BuiltIns.isEmulated(name) || BuiltIns.isLoadable(name) && !folder.equals("/")) {
      return "node:" + BuiltIns.withoutScheme(name);
    }
    if (isPath(name)) {
      return byPath(folder, name);
    }
    if (name.startsWith("#")) {
      return byImports(folder, name);
    }
    Optional<String> found =
        name.isEmpty() || name.startsWith("node:") ? Optional.empty() : byName(folder, name);
    return found.orElseGet(() -> builtIn(name));
  }

  private static boolean isPath(String name) {
    return name.equals(".")
        || name.equals("..")
        || name.startsWith("./")
        || name.startsWith("../")
        || name.startsWith("/");
  }

  private String byPath(String folder, String name) {
    if (folder.equals("/")) {
      throw new PackageException(
          notFound(name)
              + ": functions cannot require files; what one exports, others call with"
              + " context.functions.execute");
    }
    String path = absolute(folder, name);
    boolean isFolderWanted = name.endsWith("/") || name.endsWith(".");
    Optional<String> found = isFolderWanted ? folder(path) : fileOrFolder(path);
    return found.orElseThrow(() -> new PackageException(notFound(name) + " from " + folder));
  }

  private String byImports(String folder, String name) {
    for (String scope = folder; !scope.isEmpty(); scope = parent(scope)) {
      Optional<Document> description = description(scope);
      if (description.isPresent()) {
        Object imports = description.get().get("imports");
        String target =
            Exports.target(imports, name)
                .orElseThrow(() -> new PackageException(notFound(name) + " from " + folder));
        return isPath(target) ? existing(scope, target, name) : resolve(scope, target);
      }
    }
    throw new PackageException(notFound(name));
  }

  private Optional<String> byName(String folder, String name) {
    String packageName = packageName(name);
    String rest = name.substring(packageName.length());
    for (String from = folder; ; from = parent(from)) {
      if (!from.endsWith(NODE_MODULES)) {
        String candidate = (from.equals("/") ? "" : from) + NODE_MODULES + "/" + packageName;
        if (files.isFolder(candidate)) {
          Optional<String> found = inPackage(candidate, packageName, rest);
          if (found.isPresent()) {
            return found;
          }
        }
        Optional<String> file = rest.isEmpty() ? file(candidate) : Optional.empty();
        if (file.isPresent()) {
          return file;
        }
      }
      if (from.equals("/")) {
        return Optional.empty();
      }
    }
  }

  private Optional<String> inPackage(String folder, String name, String rest) {
    Object exports = description(folder).map(found -> found.get("exports")).orElse(null);
    if (exports == null) {
      String path = absolute(folder, "." + rest);
      return rest.isEmpty() || rest.endsWith("/") ? folder(path) : fileOrFolder(path);
    }
    String subpath = "." + rest;
    String target =
        Exports.target(exports, subpath)
            .orElseThrow(() -> new PackageException(notExported(name, subpath)));
    return Optional.of(existing(folder, target, name + rest));
  }

  private static String notExported(String name, String subpath) {
    return subpath.equals(".")
        ? "package '" + name + "' exports nothing by its own name"
        : "package '" + name + "' does not export '" + subpath + "'";
  }

  private String existing(String folder, String target, String name) {
    String path = absolute(folder, target);
    if (!path.startsWith(folder + "/") || !files.isFile(path)) {
      throw new PackageException(notFound(name) + ": " + path + " is missing");
    }
    return path;
  }

  private String builtIn(String name) {
    String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (BuiltIns.isEmulated(bare)) {
      return "node:" + BuiltIns.withoutScheme(bare);
    }
    if (BuiltIns.isNotEmulated(bare)) {
      throw new PackageException(notFound(name) + ": not emulated");
    }
    String reason = files == PackageFiles.NONE ? ": the app has no npm packages" : "";
    throw new PackageException(notFound(name) + reason);
  }

  private static String notFound(String name) {
    return "Cannot find module '" + name + "'";
  }

  private Optional<String> fileOrFolder(String path) {
    return file(path).or(() -> folder(path));
  }

  private Optional<String> file(String path) {
    return ENDINGS.stream().map(ending -> path + ending).filter(files::isFile).findFirst();
  }

  private Optional<String> folder(String path) {
    if (!files.isFolder(path)) {
      return Optional.empty();
    }
    return named(path, "main").or(() -> file(path + "/index")).or(() -> named(path, "module"));
  }

  /** Returns the file that a member of the package.json of a folder names. */
  private Optional<String> named(String folder, String member) {
    Object file = description(folder).map(found -> found.get(member)).orElse(null);
    return file instanceof String text && !text.isEmpty()
        ? main(absolute(folder, "./" + text))
        : Optional.empty();
  }

  private Optional<String> main(String path) {
    return file(path).or(() -> file(path + "/index"));
  }

  /** Returns the package.json of a folder. */
  Optional<Document> description(String folder) {
    return descriptions.computeIfAbsent(folder, this::readDescription);
  }

  private Optional<Document> readDescription(String folder) {
    String path = folder + DESCRIPTION;
    try {
      return files
          .read(path)
          .map(bytes -> Ejson.parseDocument(new String(bytes, StandardCharsets.UTF_8)));
    } catch (PackageException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PackageException(path + " is no JSON: " + e.getMessage());
    }
  }

  private static String packageName(String name) {
    int first = name.indexOf('/');
    int end = name.startsWith("@") && first >= 0 ? name.indexOf('/', first + 1) : first;
    return end < 0 ? name : name.substring(0, end);
  }

  private static String parent(String folder) {
    int last = folder.lastIndexOf('/');
    return last <= 0 ? "/" : folder.substring(0, last);
  }

  /** Returns a path without the parts {@code .} and {@code ..}. */
  static String absolute(String folder, String name) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (name.startsWith("/") ? name : folder + "/" + name).split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
