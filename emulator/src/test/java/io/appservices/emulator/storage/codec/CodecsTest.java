package io.appservices.emulator.storage.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Dependencies.Dependency;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What is written is read back as it was. */
class CodecsTest {

  private static final int TRIES = 200;
  private static final Instant TIME = Instant.parse("9999-12-31T23:59:59.123456789Z");

  @Property(tries = TRIES)
  void textsOfAnyCharacters(@ForAll("texts") String text, @ForAll("texts") String other) {
    String stored = Texts.stored(text);
    assertThat(Texts.read(stored)).isEqualTo(text);
    assertThat(stored).doesNotContain("\0");
    assertThat(new String(stored.getBytes(UTF_8), UTF_8)).isEqualTo(stored);
    assertThat(stored.equals(Texts.stored(other))).isEqualTo(text.equals(other));
  }

  @Property(tries = TRIES)
  void identities(@ForAll("identity") Identity identity) {
    assertSame(Codecs.IDENTITY, identity);
  }

  @Property(tries = TRIES)
  void users(@ForAll("user") User user) {
    assertSame(Codecs.USER, user);
  }

  @Property(tries = TRIES)
  void sessions(@ForAll("session") Session session) {
    assertSame(Codecs.SESSION, session);
    assertSame(Codecs.SESSION, session.close(session.expiresAt()));
  }

  @Property(tries = TRIES)
  void registrations(@ForAll("registration") Registration account) {
    assertSame(Codecs.REGISTRATION, account);
  }

  @Property(tries = TRIES)
  void devices(@ForAll("device") Device device) {
    assertSame(Codecs.DEVICE, device);
  }

  @Property(tries = TRIES)
  void apiKeys(@ForAll("apiKey") ApiKey key) {
    assertSame(Codecs.API_KEY, key);
  }

  @Property(tries = TRIES)
  void databaseUsers(@ForAll("databaseUser") DatabaseUser user) {
    assertSame(Codecs.DATABASE_USER, user);
  }

  @Property(tries = TRIES)
  void partsOfApps(@ForAll("part") ConfigDocument part) {
    assertSame(Codecs.CONFIG_DOCUMENT, part);
  }

  @Property(tries = TRIES)
  void statesOfApps(@ForAll("state") AppState state) {
    assertSame(Codecs.APP_STATE, state);
  }

  @Property(tries = TRIES)
  void dependencies(@ForAll("texts") String text, @ForAll("texts") String other) {
    List<Dependency> packages = List.of(new Dependency(text, other));
    assertSame(
        Codecs.DEPENDENCIES,
        new Dependencies(new ObjectId(), text, other, 5, packages, other, text));
  }

  @Property(tries = TRIES)
  void mails(@ForAll("texts") String text, @ForAll("texts") String other) {
    Mail mail = new Mail(Mail.Kind.CONFIRMATION, "app", text, other, text, other, "t", "i", TIME);
    assertSame(Codecs.MAIL, mail);
  }

  @Property(tries = TRIES)
  void entriesOfLogs(@ForAll("texts") String text, @ForAll("texts") String other) {
    ObjectId id = new ObjectId();
    List<String> messages = List.of(text, other);
    assertSame(
        Codecs.LOG_ENTRY, new LogEntry(id, "FUNCTION", text, other, TIME, 7, null, messages));
    assertSame(
        Codecs.LOG_ENTRY, new LogEntry(id, "FUNCTION", text, "", TIME, -7, other, List.of()));
    Document details = new Document("a", new Document(text, List.of(other)));
    assertSame(
        Codecs.LOG_ENTRY,
        new LogEntry(id, "ENDPOINT", text, "", TIME, 7, null, List.of(), null, details));
  }

  @Property(tries = TRIES)
  void marksOfSchedules(@ForAll("texts") String text) {
    assertSame(Codecs.SCHEDULE_MARK, new ScheduleMark(text, TIME));
  }

  @Example
  void anEditionIsWhatTheStateSays() {
    App app = Values.apps().sample().as(Edition.EDITED);
    AppState read =
        Codecs.APP_STATE.fromBytes(Codecs.APP_STATE.toBytes(AppState.of(app, List.of())));
    assertThat(read.app(Edition.DEPLOYED).edition()).isEqualTo(Edition.DEPLOYED);
  }

  private static <T> void assertSame(ValueCodec<T> codec, T value) {
    byte[] bytes = codec.toBytes(value);
    assertThat(codec.fromBytes(bytes)).isEqualTo(value);
    assertThat(codec.toBytes(codec.fromBytes(bytes))).isEqualTo(bytes);
    Document later = codec.encode(value).append("later", new Document("version", 2));
    assertThat(codec.decode(later)).as("with an unknown member").isEqualTo(value);
    assertThatThrownBy(() -> codec.decode(new Document())).isInstanceOf(StorageException.class);
  }

  @Provide
  Arbitrary<String> texts() {
    return Values.texts();
  }

  @Provide
  Arbitrary<Identity> identity() {
    return Values.identities();
  }

  @Provide
  Arbitrary<User> user() {
    return Combinators.combine(
            Values.ids(),
            Arbitraries.of(UserType.values()),
            Values.identities().list().ofMaxSize(3),
            Values.numbers(),
            Values.numbers(),
            Arbitraries.of(true, false),
            Arbitraries.integers())
        .as(User::new);
  }

  @Provide
  Arbitrary<Session> session() {
    return Combinators.combine(
            Values.ids(),
            Values.ids(),
            Values.ids(),
            Arbitraries.integers(),
            Values.ids(),
            Values.identities(),
            Values.numbers(),
            Arbitraries.of(Session.OPEN, 0L, -1L))
        .as(Session::new);
  }

  @Provide
  Arbitrary<Registration> registration() {
    return Combinators.combine(
            Values.ids(),
            Values.texts(),
            Values.passwords(),
            Arbitraries.of(true, false),
            Values.ids().injectNull(0.5),
            Values.tokens(),
            Values.tokens())
        .as(Registration::new);
  }

  @Provide
  Arbitrary<Device> device() {
    return Combinators.combine(
            Values.ids(),
            Values.ids(),
            Arbitraries.maps(Values.texts(), Values.texts()).ofMaxSize(4))
        .as(Device::new);
  }

  @Provide
  Arbitrary<ApiKey> apiKey() {
    return Combinators.combine(
            Values.ids(),
            Values.texts(),
            Values.texts(),
            Arbitraries.of(true, false),
            Values.ids(),
            Arbitraries.of(true, false))
        .as(ApiKey::new);
  }

  @Provide
  Arbitrary<DatabaseUser> databaseUser() {
    return DatabaseUserValues.all();
  }

  @Provide
  Arbitrary<ConfigDocument> part() {
    return Values.parts();
  }

  @Provide
  Arbitrary<AppState> state() {
    return Values.states();
  }
}
