package io.appservices.emulator.cluster.operation;

import com.mongodb.MongoClientSettings;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Change events with the short names that clients ask for with {@code useCompactEvents}. Instead of
 * the document, an update has what is enough to notice whether one has it: its version and hash.
 */
public final class CompactEvents {

  private static final String VERSION = "__stitch_sync_version";
  private static final Codec<Document> CODEC =
      MongoClientSettings.getDefaultCodecRegistry().get(Document.class);

  /** The offset basis of the 64 bit FNV-1a hash. */
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private CompactEvents() {}

  static Document of(Document event) {
    Object type = event.get("operationType");
    Document compact = new Document("ot", type);
    Document full = event.get("fullDocument") instanceof Document seen ? seen : null;
    if (full != null && !"update".equals(type)) {
      compact.append("fd", full);
    }
    compact.append("dk", event.get("documentKey"));
    if (event.get("updateDescription") instanceof Document update) {
      compact.append(
          "ud",
          new Document("updatedFields", update.get("updatedFields"))
              .append("removedFields", update.get("removedFields")));
    }
    return full == null ? compact : withVersion(compact, full);
  }

  private static Document withVersion(Document compact, Document full) {
    if (full.get(VERSION) != null) {
      compact.append("sdv", full.get(VERSION));
    }
    Document unversioned = new Document(full);
    unversioned.remove(VERSION);
    return compact.append("sdh", hash(unversioned));
  }

  /** Computes the hash as the mobile SDKs of Stitch do: over the BSON of the document. */
  static long hash(Document document) {
    BasicOutputBuffer bson = new BasicOutputBuffer();
    CODEC.encode(new BsonBinaryWriter(bson), document, EncoderContext.builder().build());
    long hash = OFFSET_BASIS;
    for (byte each : bson.toByteArray()) {
      hash = (hash ^ (each & 0xff)) * PRIME;
    }
    return hash;
  }
}
