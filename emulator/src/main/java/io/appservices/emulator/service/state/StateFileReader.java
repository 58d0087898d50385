package io.appservices.emulator.service.state;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.cluster.CollectionCopy;
import io.appservices.emulator.cluster.DataCopies;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.codec.BsonBytes;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Fields;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Reads one state that was saved. */
final class StateFileReader {

  private static final int SHORTEST = 5;

  private final ByteBuffer bytes;
  private final List<AppReader> apps = new ArrayList<>();
  private final List<Mail> mails = new ArrayList<>();
  private final List<Session> operatorSessions = new ArrayList<>();
  private final List<DatabaseUser> databaseUsers = new ArrayList<>();
  private final List<Document> collections = new ArrayList<>();
  private final List<List<RawBsonDocument>> documents = new ArrayList<>();

  StateFileReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  SavedState read() {
    SavedState.Header header = header();
    Document next = next();
    while (!StateFiles.END.equals(next.get(StateFiles.KIND))) {
      take(next);
      next = next();
    }
    return new SavedState(
        header,
        new StateCopy(
            apps.stream().map(AppReader::app).toList(), mails, operatorSessions, databaseUsers),
        DataCopies.of(copies()));
  }

  private SavedState.Header header() {
    Document first = first();
    Fields fields = new Fields("state", first);
    if (fields.number("version") > StateFiles.VERSION) {
      throw new StorageException("it was written by a newer version", null);
    }
    return new SavedState.Header(
        time(fields.text("time")),
        fields.flag("frozen"),
        identity(fields.document("identity")),
        options(fields.document("options")));
  }

  /** Returns the value of the first document, which says that this is such a file. */
  private Document first() {
    if (bytes.remaining() >= SHORTEST && length() <= bytes.remaining()) {
      Document value = next().get(StateFiles.VALUE, new Document());
      if (StateFiles.FORMAT.equals(value.get("format"))) {
        return value;
      }
    }
    throw new StorageException("it is no file that a state was saved in", null);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new StorageException("it is damaged: its time is '" + text + "'", e);
    }
  }

  private static EmulatorIdentity identity(Document stored) {
    try {
      return EmulatorIdentity.of(stored);
    } catch (ClassCastException | NullPointerException e) {
      throw new StorageException("it is damaged: its identity cannot be read", e);
    }
  }

  private static Map<String, List<String>> options(Document stored) {
    Map<String, List<String>> options = new HashMap<>();
    Fields fields = new Fields("option", stored);
    stored.keySet().forEach(name -> options.put(name, fields.texts(name)));
    return options;
  }

  private void take(Document next) {
    String kind = new Fields("entry", next).text(StateFiles.KIND);
    Document value = new Fields(kind, next).document(StateFiles.VALUE);
    switch (kind) {
      case StateFiles.APP -> apps.add(new AppReader(Codecs.APP_STATE.decode(value)));
      case StateFiles.MAIL -> mails.add(Codecs.MAIL.decode(value));
      case StateFiles.OPERATOR_SESSION -> operatorSessions.add(Codecs.SESSION.decode(value));
      case StateFiles.DATABASE_USER -> databaseUsers.add(Codecs.DATABASE_USER.decode(value));
      case StateFiles.COLLECTION -> {
        collections.add(value);
        documents.add(new ArrayList<>());
      }
      case StateFiles.DOCUMENT ->
          last(documents).add(document(new Fields(kind, value).bytes("bson")));
      default -> last(apps).take(kind, value);
    }
  }

  /** Reads a document as a whole once: whoever makes a collection of it expects no damage. */
  private static RawBsonDocument document(byte[] bson) {
    BsonBytes.read(bson);
    return new RawBsonDocument(bson);
  }

  private static <T> T last(List<T> all) {
    if (all.isEmpty()) {
      throw new StorageException("it is damaged: its parts are in another order", null);
    }
    return all.get(all.size() - 1);
  }

  private List<CollectionCopy> copies() {
    List<CollectionCopy> copies = new ArrayList<>();
    for (int i = 0; i < collections.size(); i++) {
      Fields fields = new Fields("collection", collections.get(i));
      copies.add(
          new CollectionCopy(
              fields.id("app"),
              fields.text("service"),
              fields.text("database"),
              fields.text("name"),
              fields.list("indexes", index -> index),
              documents.get(i)));
    }
    return copies;
  }

  private Document next() {
    if (bytes.remaining() < SHORTEST) {
      throw cutOff();
    }
    int length = length();
    if (length < SHORTEST || length > bytes.remaining()) {
      throw cutOff();
    }
    byte[] document = new byte[length];
    bytes.get(document);
    return BsonBytes.read(document);
  }

  /** Returns the length of the next document, with which it begins. */
  private int length() {
    return bytes.getInt(bytes.position());
  }

  private static StorageException cutOff() {
    return new StorageException("it is damaged or was cut off", null);
  }
}
