package io.appservices.emulator.http.control;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.OutboxService;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The mails that the real service would have sent. */
final class OutboxHandler {

  private final OutboxService outbox;

  OutboxHandler(OutboxService outbox) {
    this.outbox = outbox;
  }

  /** Lists the mails, oldest first; {@code app}, {@code to} and {@code kind} select. */
  Reply list(Call call) {
    Optional<String> app = call.query("app");
    Optional<String> to = call.query("to");
    Optional<String> kind = call.query("kind");
    List<Document> messages =
        outbox
            .list(
                mail ->
                    app.map(mail.clientAppId()::equals).orElse(true)
                        && to.map(mail.to()::equals).orElse(true)
                        && kind.map(mail.kind().wireName()::equalsIgnoreCase).orElse(true))
            .stream()
            .map(OutboxHandler::view)
            .toList();
    return Bodies.reply(200, new Document("messages", messages));
  }

  Reply clear(Call call) {
    outbox.clear();
    return Reply.empty(204);
  }

  private static Document view(Mail mail) {
    return new Document("kind", mail.kind().wireName())
        .append("app", mail.clientAppId())
        .append("to", mail.to())
        .append("subject", mail.subject())
        .append("link", mail.link())
        .append("page", mail.page())
        .append("token", mail.token())
        .append("token_id", mail.tokenId())
        .append("time", mail.time().toString());
  }
}
