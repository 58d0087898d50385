package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The files of a folder while it is read: what cannot be read is noted down, as is what was. */
final class FolderContents {

  static final String NOT_UTF_8 = "not in UTF-8";

  private static final String JSON = ".json";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final SortedMap<String, byte[]> files;
  private final Findings findings;
  private final Set<String> unread;

  FolderContents(SortedMap<String, byte[]> files, Findings findings) {
    this.files = files;
    this.findings = findings;
    this.unread = new TreeSet<>(files.keySet());
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  /** Returns a file that holds an object; empty if there is none, or it holds something else. */
  Optional<Document> document(String path) {
    return document(path, why -> findings.problem(path, why));
  }

  /** Returns the file of a part that nothing else depends on. */
  Optional<Document> document(String path, Section section, String name) {
    return document(path, why -> findings.defect(section, name, path, why));
  }

  private Optional<Document> document(String path, Consumer<String> wrong) {
    return text(path, wrong).flatMap(text -> parsed(path, text, Ejson::parseDocument, wrong));
  }

  /**
   * Returns a file that holds an array of objects; empty if there is none, or it holds something
   * else.
   */
  Optional<List<Document>> documents(String path) {
    return text(path)
        .flatMap(
            text ->
                parsed(
                    path,
                    text,
                    json -> listOfDocuments(path, json),
                    why -> findings.problem(path, why)));
  }

  /** Returns a file of text; empty if there is none, or it is not in UTF-8. */
  Optional<String> text(String path) {
    return text(path, why -> findings.problem(path, why));
  }

  /** Returns the text of a part that nothing else depends on. */
  Optional<String> text(String path, Section section, String name) {
    return text(path, why -> findings.defect(section, name, path, why));
  }

  private Optional<String> text(String path, Consumer<String> wrong) {
    unread.remove(path);
    byte[] bytes = files.get(path);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      wrong.accept(NOT_UTF_8);
      return Optional.empty();
    }
  }

  /** Returns the paths of the JSON files that are directly in a folder. */
  List<String> jsonIn(String folder) {
    return below(folder)
        .filter(path -> path.endsWith(JSON) && path.indexOf('/', folder.length() + 1) < 0)
        .toList();
  }

  /** Returns the paths of the folders that are directly in a folder. */
  List<String> foldersIn(String folder) {
    return below(folder)
        .filter(path -> path.indexOf('/', folder.length() + 1) > 0)
        .map(path -> path.substring(0, path.indexOf('/', folder.length() + 1)))
        .distinct()
        .toList();
  }

  /** Returns the paths of all files in a folder and in its folders. */
  Stream<String> below(String folder) {
    String prefix = folder + "/";
    return files.tailMap(prefix).keySet().stream().takeWhile(path -> path.startsWith(prefix));
  }

  /** Returns the paths of files that were not read. */
  Set<String> unread() {
    return unread;
  }

  private <T> Optional<T> parsed(
      String path, String text, Function<String, T> parser, Consumer<String> wrong) {
    try {
      return Optional.ofNullable(parser.apply(text));
    } catch (EjsonException e) {
      Optional<T> lenient = withoutTrailingCommas(text, parser);
      if (lenient.isPresent()) {
        findings.leniency(path, "a comma before the end of an object or array is passed over");
      } else {
        wrong.accept("not readable: " + e.getMessage());
      }
      return lenient;
    }
  }

  private static <T> Optional<T> withoutTrailingCommas(String text, Function<String, T> parser) {
    try {
      return Optional.ofNullable(parser.apply(TrailingCommas.remove(text)));
    } catch (EjsonException e) {
      return Optional.empty();
    }
  }

  private @Nullable List<Document> listOfDocuments(String path, String text) {
    Object value = Ejson.parse(text);
    if (value instanceof List<?> list && list.stream().allMatch(Document.class::isInstance)) {
      return list.stream().map(Document.class::cast).toList();
    }
    findings.problem(path, "expected an array of objects");
    return null;
  }
}
