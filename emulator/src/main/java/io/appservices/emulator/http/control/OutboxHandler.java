package io.appservices.emulator.http.control;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.Suggestion;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.MissingMails;
import io.appservices.emulator.service.account.OutboxService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

/** The mails that the real service would have sent. */
final class OutboxHandler {

  private static final List<String> NAMES = List.of("app", "to", "kind", Waiting.PARAMETER);
  private static final List<String> KINDS =
      Arrays.stream(Mail.Kind.values()).map(Mail.Kind::wireName).toList();

  private final OutboxService outbox;
  private final MissingMails missing;

  OutboxHandler(OutboxService outbox, MissingMails missing) {
    this.outbox = outbox;
    this.missing = missing;
  }

  /**
   * Lists the mails, oldest first; {@code app}, {@code to} and {@code kind} select. Waits for one
   * if there is none and the query says so; if none came, says what is known of the reason.
   */
  Reply list(Call call) {
    Members query = call.parameters(MemberErrors.QUERY);
    Waiting.requireNames(query, NAMES);
    Optional<String> app = query.text("app");
    Optional<String> to = query.text("to");
    Optional<Mail.Kind> kind = query.text("kind").map(OutboxHandler::kind);
    Predicate<Mail> wanted =
        mail ->
            app.map(mail.clientAppId()::equals).orElse(true)
                && to.map(mail.to()::equals).orElse(true)
                && kind.map(mail.kind()::equals).orElse(true);
    List<Mail> found = find(wanted, Waiting.millis(query));
    Document answer = new Document("messages", found.stream().map(OutboxHandler::view).toList());
    if (found.isEmpty()) {
      answer.append("hint", missing.explain(app, to, kind));
    }
    return Bodies.reply(200, answer);
  }

  private static Mail.Kind kind(String name) {
    return Arrays.stream(Mail.Kind.values())
        .filter(kind -> kind.wireName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusals.badRequest(
                    "no mail has the kind '%s'%s; there are %s"
                        .formatted(name, Suggestion.of(name, KINDS), String.join(", ", KINDS))));
  }

  private List<Mail> find(Predicate<Mail> wanted, long waitMillis) {
    try {
      outbox.await(wanted, waitMillis);
      return outbox.list(wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppServicesException(Kind.UNAVAILABLE, "the emulator is being closed");
    }
  }

  Reply clear(Call call) {
    Waiting.requireNone(call);
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
