package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.ConfigParts;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.PasswordHash;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;

/** Generated values of the domain. */
final class Values {

  private Values() {}

  /** Texts of any characters, those that no database takes among them. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings()
            .withChars('\0', '\1', '\2', '0', '1', 'u', 'd', '\uD800', '\uDC00', '\uFFFF', 'ß', '.')
            .ofMaxLength(12));
  }

  static Arbitrary<ObjectId> ids() {
    return Arbitraries.bytes().array(byte[].class).ofSize(12).map(ObjectId::new);
  }

  static Arbitrary<Long> numbers() {
    return Arbitraries.longs();
  }

  static Arbitrary<Map<String, Object>> documents() {
    return Arbitraries.maps(texts(), values(2)).ofMaxSize(4);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            texts().map(text -> text),
            Arbitraries.of(
                1,
                2L,
                -0.0,
                Double.NaN,
                true,
                new ObjectId("0123456789abcdef01234567"),
                new Date(-1),
                new Binary((byte) 4, new byte[16]),
                new Binary((byte) 0x80, new byte[] {1, 2}),
                Decimal128.parse("1.20"),
                Decimal128.NEGATIVE_ZERO,
                new BsonTimestamp(7, 8),
                new BsonRegularExpression("a\0b", "i"),
                new BsonUndefined(),
                new BsonDbPointer("db.c", new ObjectId("0123456789abcdef01234567")),
                new MinKey(),
                new MaxKey(),
                new Symbol("s"),
                new Code("c()"),
                new CodeWithScope("c()", new Document("x", 1))));
    Arbitrary<Object> nullable = simple.injectNull(0.1);
    if (depth == 0) {
      return nullable;
    }
    return Arbitraries.frequencyOf(
        Tuple.of(4, nullable),
        Tuple.of(1, values(depth - 1).list().ofMaxSize(3).map(list -> list)),
        Tuple.of(1, Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(3).map(Document::new)));
  }

  static Arbitrary<Identity> identities() {
    return Combinators.combine(Arbitraries.of(ProviderType.values()), ids(), texts(), documents())
        .as(Identity::new);
  }

  static Arbitrary<PasswordHash> passwords() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(32);
    return Combinators.combine(Arbitraries.integers().greaterOrEqual(1), bytes, bytes)
        .as(PasswordHash::new);
  }

  static Arbitrary<OneTimeToken> tokens() {
    return Combinators.combine(ids(), texts(), numbers()).as(OneTimeToken::new).injectNull(0.4);
  }

  static Arbitrary<App> apps() {
    Arbitrary<AuthProvider> provider =
        Combinators.combine(
                ids(),
                Arbitraries.of(ProviderType.values()),
                Arbitraries.of(true, false),
                documents().map(Document::new))
            .as(AuthProvider::new);
    return Combinators.combine(
            ids(), texts().list().ofSize(7), provider.list().ofMaxSize(3), numbers())
        .as(Values::app);
  }

  private static App app(ObjectId id, List<String> texts, List<AuthProvider> providers, long n) {
    return new App(
        id,
        texts.get(0),
        texts.get(1),
        Samples.id(1),
        Samples.id(2),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        texts.get(6),
        n,
        Duration.ofSeconds(n / 2, n & 0xFFFF),
        texts,
        providers,
        Edition.DEPLOYED);
  }

  static Arbitrary<ConfigDocument> parts() {
    return Combinators.combine(
            ids(),
            Arbitraries.of(ConfigKind.values()),
            texts(),
            documents().map(Document::new),
            numbers())
        .as(ConfigDocument::new);
  }

  /** States as apps come to them: by edits, drafts, deployments and imports. */
  static Arbitrary<AppState> states() {
    return Combinators.combine(
            apps(),
            parts().list().ofMaxSize(6),
            Arbitraries.integers().between(0, 7).list().ofMaxSize(12),
            texts())
        .as(
            (app, parts, steps, name) -> {
              AppState state =
                  AppState.of(app, withNamesOfTheirOwn(parts.subList(0, parts.size() / 2)));
              for (int i = 0; i < steps.size(); i++) {
                Deployment now =
                    new Deployment(Samples.id(100 + i), i).ofDraft(Samples.id(200 + i), name);
                AppState before = state;
                state = step(before, steps.get(i), parts, now).orElse(before);
              }
              return state;
            });
  }

  private static Optional<AppState> step(
      AppState state, int what, List<ConfigDocument> parts, Deployment now) {
    ObjectId draft = Samples.id(7);
    Edition edition = Arrays.asList(Edition.values()).get(what % 3);
    return switch (what) {
      case 0, 1, 2 -> {
        ConfigParts changed = ConfigParts.EMPTY.with(withNamesOfTheirOwn(parts));
        yield parts.isEmpty() || !parts.get(0).kind().isDeployed()
            ? state.edit(edition, state.app(edition).withEnvironment("qa"), now)
            : state.edit(edition, parts.get(0).kind(), changed, now);
      }
      case 3 -> state.openDraft(draft);
      case 4 -> state.deploy(draft, now);
      case 5 -> Optional.of(state.stage(Edition.EDITED));
      case 6 -> state.publish(Optional.of(now));
      default -> state.discard(draft);
    };
  }

  /** Two parts of a kind never have one name: stores refuse that before. */
  private static List<ConfigDocument> withNamesOfTheirOwn(List<ConfigDocument> parts) {
    Map<List<Object>, ConfigDocument> byName = new LinkedHashMap<>();
    parts.forEach(part -> byName.putIfAbsent(List.of(part.kind(), part.name()), part));
    return List.copyOf(byName.values());
  }
}
