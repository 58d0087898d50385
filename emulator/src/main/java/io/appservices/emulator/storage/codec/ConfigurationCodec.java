package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigParts;
import io.appservices.emulator.domain.app.Configuration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Writes one configuration of an app as {@code {revision, app, parts}}, in which parts are numbers:
 * the parts themselves are kept elsewhere, as {@link Codecs#CONFIG_DOCUMENT} writes them.
 */
public final class ConfigurationCodec {

  private ConfigurationCodec() {}

  /** Returns a configuration as a document, given the number of each part. */
  public static Document encode(
      Configuration configuration, ToLongFunction<ConfigDocument> numberOf) {
    return new Document("revision", configuration.revision())
        .append("app", Codecs.APP.encode(configuration.app()))
        .append("parts", numbers(configuration.parts(), numberOf));
  }

  /**
   * Returns the configuration that was written, given the part of each number.
   *
   * @throws io.appservices.emulator.domain.StorageException if it cannot be read
   */
  public static Configuration decode(Document stored, LongFunction<ConfigDocument> partOf) {
    Fields fields = new Fields("configuration", stored);
    return new Configuration(
        fields.number("revision"),
        Codecs.APP.decode(fields.document("app")),
        parts(fields, "parts", partOf));
  }

  static Object numbers(ConfigParts parts, ToLongFunction<ConfigDocument> numberOf) {
    return PackedNumbers.of(parts.all().stream().mapToLong(numberOf));
  }

  static ConfigParts parts(Fields fields, String name, LongFunction<ConfigDocument> partOf) {
    LongStream numbers = PackedNumbers.read(fields.bytes(name));
    List<ConfigDocument> parts = numbers.mapToObj(partOf).toList();
    return ConfigParts.EMPTY.with(parts);
  }
}
