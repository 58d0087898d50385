package io.appservices.emulator.storage.codec;

import io.appservices.emulator.api.Mail;
import org.bson.Document;

/** Writes {@code {kind, app, to, subject, link, page, token, tokenId, time}}. */
final class MailCodec implements ValueCodec<Mail> {

  @Override
  public Document encode(Mail mail) {
    return new Document("kind", mail.kind().name())
        .append("app", Texts.stored(mail.clientAppId()))
        .append("to", Texts.stored(mail.to()))
        .append("subject", Texts.stored(mail.subject()))
        .append("link", Texts.stored(mail.link()))
        .append("page", Texts.stored(mail.page()))
        .append("token", Texts.stored(mail.token()))
        .append("tokenId", Texts.stored(mail.tokenId()))
        .append("time", Times.stored(mail.time()));
  }

  @Override
  public Mail decode(Document stored) {
    Fields fields = new Fields("mail", stored);
    return new Mail(
        fields.constant("kind", Mail.Kind.class),
        fields.text("app"),
        fields.text("to"),
        fields.text("subject"),
        fields.text("link"),
        fields.text("page"),
        fields.text("token"),
        fields.text("tokenId"),
        Times.read(fields.document("time")));
  }
}
