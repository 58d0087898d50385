package io.appservices.emulator.storage.serialising;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Writes values as bytes and reads them back, so that nothing is shared with what was written. What
 * is not a value, such as a lambda, cannot be written.
 */
final class Bytes {

  /** A record, by its components in their order. */
  private record Written(Class<?> type, ArrayList<Object> components) implements Serializable {}

  private record Present(Object value) implements Serializable {}

  /** A number that may be there: null says that it is not. */
  private record MaybeInt(Integer value) implements Serializable {}

  private record Parts(ArrayList<Object> all) implements Serializable {}

  private enum Absent {
    ABSENT
  }

  private Bytes() {}

  /** The same value, read from what was written. */
  @SuppressWarnings("unchecked")
  static <T> T copy(T value) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
        objects.writeObject(written(value));
      }
      byte[] bytes = out.toByteArray();
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        return (T) read(in.readObject());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object written(Object value) throws ReflectiveOperationException {
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? Absent.ABSENT : new Present(written(optional.get()));
    }
    if (value instanceof OptionalInt number) {
      return new MaybeInt(number.isPresent() ? number.getAsInt() : null);
    }
    if (value instanceof ConfigParts parts) {
      return new Parts(list(parts.all()));
    }
    if (value instanceof Record) {
      ArrayList<Object> components = new ArrayList<>();
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        components.add(written(component.getAccessor().invoke(value)));
      }
      return new Written(value.getClass(), components);
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    return value instanceof Map<?, ?> map ? mapped(map, Bytes::writtenUnchecked) : value;
  }

  private static Object read(Object value) throws ReflectiveOperationException {
    if (value == Absent.ABSENT) {
      return Optional.empty();
    }
    if (value instanceof Present present) {
      return Optional.of(read(present.value()));
    }
    if (value instanceof MaybeInt number) {
      return number.value() == null ? OptionalInt.empty() : OptionalInt.of(number.value());
    }
    if (value instanceof Parts parts) {
      List<ConfigDocument> all = new ArrayList<>();
      for (Object part : parts.all()) {
        all.add((ConfigDocument) read(part));
      }
      return ConfigParts.EMPTY.with(all);
    }
    if (value instanceof Written record) {
      return made(record);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Bytes::readUnchecked).collect(Collectors.toList());
    }
    return value instanceof Map<?, ?> map ? mapped(map, Bytes::readUnchecked) : value;
  }

  private static Object made(Written record) throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(record.type().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    var constructor = record.type().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(
        record.components().stream().map(Bytes::readUnchecked).toArray());
  }

  private static ArrayList<Object> list(List<?> list) {
    return list.stream()
        .map(Bytes::writtenUnchecked)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<Object, Object> mapped(Map<?, ?> map, Function<Object, Object> change) {
    Map<Object, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key, change.apply(value)));
    if (map instanceof Document) {
      Document document = new Document();
      copy.forEach((key, value) -> document.append((String) key, value));
      return cast(document);
    }
    return copy;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Object, Object> cast(Map map) {
    return map;
  }

  private static Object writtenUnchecked(Object value) {
    try {
      return written(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object readUnchecked(Object value) {
    try {
      return read(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
