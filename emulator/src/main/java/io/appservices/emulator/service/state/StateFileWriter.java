package io.appservices.emulator.service.state;

import io.appservices.emulator.cluster.CollectionCopy;
import io.appservices.emulator.storage.codec.BsonBytes;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.codec.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;

/** Writes one state that is saved. */
final class StateFileWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] write(SavedState saved) {
    put(StateFiles.HEADER, header(saved.header()));
    StateCopy state = saved.state();
    state.apps().forEach(this::put);
    put(StateFiles.MAIL, Codecs.MAIL, state.mails());
    put(StateFiles.OPERATOR_SESSION, Codecs.SESSION, state.operatorSessions());
    put(StateFiles.DATABASE_USER, Codecs.DATABASE_USER, state.databaseUsers());
    saved.data().collections().forEach(this::put);
    put(StateFiles.END, new Document());
    return out.toByteArray();
  }

  private static Document header(SavedState.Header header) {
    Document options = new Document();
    new TreeMap<>(header.options()).forEach((name, texts) -> options.append(name, stored(texts)));
    return new Document("format", StateFiles.FORMAT)
        .append("version", StateFiles.VERSION)
        .append("time", header.time().toString())
        .append("frozen", header.frozen())
        .append("identity", header.identity().document())
        .append("options", options);
  }

  private static Object stored(Collection<String> texts) {
    return texts.stream().map(Texts::stored).toList();
  }

  private void put(AppCopy app) {
    put(StateFiles.APP, Codecs.APP_STATE.encode(app.state()));
    put(StateFiles.USER, Codecs.USER, app.users());
    put(StateFiles.ACCOUNT, Codecs.REGISTRATION, app.accounts());
    put(StateFiles.API_KEY, Codecs.API_KEY, app.credentials().keys());
    put(StateFiles.DEVICE, Codecs.DEVICE, app.credentials().devices());
    put(StateFiles.SESSION, Codecs.SESSION, app.credentials().sessions());
    put(StateFiles.LOG, Codecs.LOG_ENTRY, app.log());
    app.marks()
        .forEach(
            (trigger, mark) ->
                put(
                    StateFiles.SCHEDULE,
                    new Document("trigger", trigger)
                        .append("mark", Codecs.SCHEDULE_MARK.encode(mark))));
    app.packages().map(StateFileWriter::packages).ifPresent(p -> put(StateFiles.PACKAGES, p));
  }

  private static Document packages(AppCopy.Packages packages) {
    Document value =
        new Document("dependencies", Codecs.DEPENDENCIES.encode(packages.dependencies()));
    packages.archive().ifPresent(archive -> value.append("archive", new Binary(archive)));
    return value;
  }

  /** Writes a collection, and its documents behind it, byte by byte as they are. */
  private void put(CollectionCopy collection) {
    put(
        StateFiles.COLLECTION,
        new Document("service", Texts.stored(collection.service()))
            .append("app", collection.appId())
            .append("database", Texts.stored(collection.database()))
            .append("name", Texts.stored(collection.name()))
            .append("indexes", collection.indexes()));
    collection
        .documents()
        .forEach(document -> put(StateFiles.DOCUMENT, new Document("bson", binary(document))));
  }

  private static Binary binary(RawBsonDocument document) {
    var buffer = document.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new Binary(bytes);
  }

  private <T> void put(String kind, ValueCodec<T> codec, Collection<T> values) {
    values.forEach(value -> put(kind, codec.encode(value)));
  }

  private void put(String kind, Document value) {
    out.writeBytes(
        BsonBytes.write(new Document(StateFiles.KIND, kind).append(StateFiles.VALUE, value)));
  }
}
