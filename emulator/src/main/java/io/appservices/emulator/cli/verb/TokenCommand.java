package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.Answer;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.JsonOption;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Exit;
import io.appservices.emulator.cli.terminal.Terminal;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token}: what a token says, and whether it would be accepted. */
@Command(
    name = "token",
    description = "Decodes a token, and asks the emulator whether it is accepted now, and why not.",
    footer = {
      "",
      "Exit status: 0 accepted; 1 not accepted; 2 no token; 3 no emulator answers.",
      "Examples:",
      "  appservices-emulator token eyJhbGciOi...",
      "  echo \"$ACCESS_TOKEN\" | appservices-emulator token - --offline"
    })
public final class TokenCommand implements Callable<Integer> {

  private static final String BEARER = "Bearer ";

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "TOKEN",
      description = "An access or refresh token of a user; - reads it from standard input.")
  private String token = "";

  @Option(names = "--offline", description = "Only decode it; nothing is asked.")
  private boolean offline;

  @Override
  public Integer call() throws IOException {
    String text = text();
    Document decoded = decode(text);
    if (!offline) {
      decoded.putAll(explained(text));
    }
    print(decoded);
    return decoded.getBoolean("accepted", true) ? Exit.OK : Exit.FAILED;
  }

  private Document explained(String text) {
    Answer answer = server.server().ask("GET", "/explain?token=" + Server.encoded(text));
    if (answer.isTooLong()) {
      return new Document("accepted", false)
          .append("reason", "it is longer than what the head of a request may hold");
    }
    return answer.orRefused().document();
  }

  private String text() throws IOException {
    String given =
        token.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : token;
    String stripped = given.strip();
    return stripped.startsWith(BEARER) ? stripped.substring(BEARER.length()).strip() : stripped;
  }

  /** Returns the header and the claims of a token, which nobody has checked. */
  static Document decode(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw CommandException.usage("no token: expected three parts with dots between them");
    }
    return new Document("header", part(parts[0])).append("claims", part(parts[1]));
  }

  private static Document part(String text) {
    try {
      return Ejson.parseDocument(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException | EjsonException e) {
      throw CommandException.usage("no token: a part of it is no JSON in base64url");
    }
  }

  private void print(Document decoded) {
    if (json.isGiven()) {
      JsonOption.print(server.out(), decoded);
      return;
    }
    Document claims = decoded.get("claims", Document.class);
    row("header", Ejson.relaxedText(decoded.get("header")));
    row("claims", Ejson.relaxedText(claims));
    row("type", Documents.text(decoded, "type"));
    row("user", Documents.text(decoded, "user"));
    row("session", Documents.text(decoded, "session"));
    row("app", Documents.text(decoded, "app"));
    row("issued", Documents.time(claims, "iat"));
    row("expires", Documents.time(claims, "exp"));
    if (!offline) {
      boolean accepted = decoded.getBoolean("accepted", false);
      row("accepted", accepted ? "yes" : "no: " + Documents.text(decoded, "reason"));
    }
    server.out().flush();
  }

  private void row(String name, String value) {
    if (!value.isEmpty()) {
      server.out().printf("%-9s %s%n", name, Terminal.clean(value));
    }
  }
}
