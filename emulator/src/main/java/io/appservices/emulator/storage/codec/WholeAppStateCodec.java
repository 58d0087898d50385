package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Configuration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.bson.Document;

/** Writes {@code {state, configurations, parts}}: the numbers are places in the two lists. */
final class WholeAppStateCodec implements ValueCodec<AppState> {

  /** Values with a place each: the same value has one place, equal ones may have several. */
  private static final class Places<T> {

    private final IdentityHashMap<T, Long> places = new IdentityHashMap<>();
    private final List<Document> written = new ArrayList<>();
    private final Function<T, Document> encode;

    Places(Function<T, Document> encode) {
      this.encode = encode;
    }

    long of(T value) {
      Long place = places.get(value);
      if (place == null) {
        written.add(encode.apply(value));
        place = written.size() - 1L;
        places.put(value, place);
      }
      return place;
    }
  }

  @Override
  public Document encode(AppState state) {
    Places<ConfigDocument> parts = new Places<>(Codecs.CONFIG_DOCUMENT::encode);
    Places<Configuration> configurations =
        new Places<>(configuration -> ConfigurationCodec.encode(configuration, parts::of));
    Document encoded = AppStateCodec.encode(state, configurations::of, parts::of);
    return new Document("state", encoded)
        .append("configurations", configurations.written)
        .append("parts", parts.written);
  }

  @Override
  public AppState decode(Document stored) {
    Fields fields = new Fields("app", stored);
    List<ConfigDocument> parts = fields.list("parts", Codecs.CONFIG_DOCUMENT::decode);
    LongFunction<ConfigDocument> partOf = place -> at(parts, place);
    List<Configuration> configurations =
        fields.list(
            "configurations", configuration -> ConfigurationCodec.decode(configuration, partOf));
    return AppStateCodec.decode(
        fields.document("state"), place -> at(configurations, place), partOf);
  }

  private static <T> T at(List<T> values, long place) {
    if (place < 0 || place >= values.size()) {
      throw new StorageException("a stored app is damaged: it names what it does not have", null);
    }
    return values.get((int) place);
  }
}
