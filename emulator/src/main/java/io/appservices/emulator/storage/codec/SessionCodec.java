package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.user.Session;
import org.bson.Document;

/** Writes {@code {id, app, user, epoch, device, identity, expires}} and, once closed, its time. */
final class SessionCodec implements ValueCodec<Session> {

  @Override
  public Document encode(Session session) {
    Document stored =
        new Document("id", session.id())
            .append("app", session.appId())
            .append("user", session.userId())
            .append("epoch", session.sessionEpoch())
            .append("device", session.deviceId())
            .append("identity", Codecs.IDENTITY.encode(session.identity()))
            .append("expires", session.expiresAt());
    return session.isOpen() ? stored : stored.append("closed", session.closedAt());
  }

  @Override
  public Session decode(Document stored) {
    Fields fields = new Fields("session", stored);
    return new Session(
        fields.id("id"),
        fields.id("app"),
        fields.id("user"),
        fields.integer("epoch"),
        fields.id("device"),
        Codecs.IDENTITY.decode(fields.document("identity")),
        fields.number("expires"),
        fields.number("closed", Session.OPEN));
  }
}
