package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Reference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The references between parts: files use names, the Admin API ids. Apps keep both, and the id
 * counts.
 *
 * @param section of the part that is named
 */
record References(String nameKey, String idKey, Section section) {

  private static final List<References> ALL =
      List.of(
          new References("function_name", "function_id", Section.FUNCTION),
          new References("authFunctionName", "authFunctionId", Section.FUNCTION),
          new References("confirmationFunctionName", "confirmationFunctionId", Section.FUNCTION),
          new References("resetFunctionName", "resetFunctionId", Section.FUNCTION),
          new References(
              "on_user_creation_function_name", "on_user_creation_function_id", Section.FUNCTION),
          new References("mongo_service_name", "mongo_service_id", Section.SERVICE),
          new References("service_name", "service_id", Section.SERVICE),
          new References("secret_name", "secret_id", Section.SECRET));

  /** The sections whose parts name others in this way. */
  private static final Set<Section> NAMING =
      EnumSet.of(
          Section.AUTH_PROVIDER,
          Section.CUSTOM_USER_DATA,
          Section.TRIGGER,
          Section.ENDPOINT,
          Section.DATA_API_CONFIG,
          Section.CUSTOM_RESOLVER);

  /** The members with content of the app's users, in which no key is a reference. */
  private static final Set<String> OPAQUE =
      Set.of("match", "project", "can_evaluate", "input_type", "payload_type");

  /** Returns whether the parts of a section refer to others. */
  static boolean in(Section section) {
    return NAMING.contains(section);
  }

  /** A part of a section and name that is named, by the key it is named under. */
  record Named(Section section, String key, String name) {}

  /** Returns everything that a body names. */
  static List<Named> named(Document body) {
    List<Named> found = new ArrayList<>();
    walk(
        body,
        (document, reference) -> {
          reference
              .in(document)
              .name()
              .ifPresent(name -> found.add(new Named(reference.section, reference.nameKey, name)));
          return document;
        });
    return found;
  }

  /** Returns the body with the ids of what it names, as far as they are known. */
  static Document withIds(Document body, BiFunction<Section, String, Optional<ObjectId>> ids) {
    return walk(
        body,
        (document, reference) ->
            reference
                .in(document)
                .name()
                .flatMap(name -> ids.apply(reference.section, name))
                .map(id -> with(document, reference.idKey, id.toHexString()))
                .orElse(document));
  }

  /** Returns the body without ids, and with the names of what they name, as far as it is known. */
  static Document withNames(Document body, BiFunction<Section, ObjectId, Optional<String>> names) {
    return walk(
        body,
        (document, reference) -> {
          Optional<String> name =
              reference.in(document).id().flatMap(id -> names.apply(reference.section, id));
          Document named =
              name.map(known -> with(document, reference.nameKey, known)).orElse(document);
          boolean told = named.containsKey(reference.nameKey);
          return told ? Documents.without(named, reference.idKey) : named;
        });
  }

  private static Document walk(Document body, BiFunction<Document, References, Document> change) {
    Document changed = new Document();
    body.forEach(
        (key, value) -> changed.append(key, OPAQUE.contains(key) ? value : walked(value, change)));
    Document result = changed;
    for (References reference : ALL) {
      result = change.apply(result, reference);
    }
    return result;
  }

  private static Object walked(Object value, BiFunction<Document, References, Document> change) {
    if (value instanceof Document document) {
      return walk(document, change);
    }
    if (value instanceof List<?> list) {
      Stream<Object> items = list.stream().map(item -> walked(item, change));
      return new ArrayList<>(items.toList());
    }
    return value;
  }

  private Reference in(Document document) {
    return Reference.of(document, idKey, nameKey);
  }

  private static Document with(Document document, String key, Object value) {
    return new Document((Map<String, Object>) document).append(key, value);
  }
}
