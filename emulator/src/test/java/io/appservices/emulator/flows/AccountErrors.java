package io.appservices.emulator.flows;

import static io.appservices.emulator.flows.ErrorRow.row;
import static io.appservices.emulator.flows.ErrorScene.EMAIL;
import static io.appservices.emulator.flows.ErrorScene.PASSWORD;
import static io.appservices.emulator.flows.ErrorScene.done;

import io.appservices.emulator.api.Mail.Kind;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How registering, confirming and resetting are refused. */
final class AccountErrors {

  private static final String LENGTH = "password must be between 6 and 128 characters";
  private static final String MALFORMED = "invalid token data";
  private static final String INVALID = "userpass token is expired or invalid";
  private static final String TOKEN = "0".repeat(128);
  private static final String TOKEN_ID = "0".repeat(24);
  private static final String CONFIRMED = "already confirmed";

  private AccountErrors() {}

  static List<ErrorRow> rows() {
    List<ErrorRow> rows = new ArrayList<>(registering());
    for (String operation : List.of("confirm", "reset")) {
      rows.add(
          bad(operation + ": malformed token", MALFORMED, s -> use(s, operation, "x", TOKEN_ID)));
      rows.add(
          bad(operation + ": malformed tokenId", MALFORMED, s -> use(s, operation, TOKEN, "x")));
      rows.add(invalid(operation + ": unknown token", s -> use(s, operation, TOKEN, TOKEN_ID)));
    }
    rows.add(
        invalid("confirm: expired token", s -> expired(s.pending(), "confirm/send", "confirm")));
    rows.add(invalid("reset: expired token", AccountErrors::expiredReset));
    for (String op : List.of("confirm/send", "confirm/call", "reset/send", "reset/call")) {
      rows.add(
          row(
              op + ": unknown email",
              404,
              "UserNotFound",
              "user not found",
              s -> nobody(s.decidedBy("pending"), op)));
    }
    for (String op : List.of("confirm/send", "confirm/call")) {
      rows.add(
          row(op + ": confirmed", 400, "UserAlreadyConfirmed", CONFIRMED, s -> confirmed(s, op)));
    }
    rows.add(
        row(
                "confirm/call: automatic confirmation, and nobody registered",
                400,
                null,
                "cannot run confirmation for a@b.c: automatic confirmation is enabled",
                s -> s.userpass("confirm/call", "email", EMAIL))
            .inferred("status"));
    rows.add(
        otherWay(
            "reset/send: by function",
            "please use reset password via function",
            AccountErrors::mailWhereFunctionResets));
    rows.add(
        otherWay(
            "reset/call: by mail",
            "please use reset password via email",
            AccountErrors::functionWhereMailResets));
    rows.add(
        otherWay(
            "confirm/call: by mail",
            "please confirm via email",
            s -> s.pending().userpass("confirm/call", "email", EMAIL)));
    rows.add(
        otherWay(
            "confirm/send: by function",
            "please confirm via function",
            AccountErrors::mailWhereFunctionConfirms));
    rows.add(
        row(
            "reset/call: function fails",
            400,
            null,
            "failed to reset password for user \"a@b.c\"",
            AccountErrors::failingReset));
    return rows;
  }

  private static List<ErrorRow> registering() {
    return List.of(
        row(
                "register: taken by a user",
                409,
                "AccountNameInUse",
                "name already in use",
                AccountErrors::again)
            .inferred("status"),
        row(
                "register: taken by a pending user",
                409,
                "AccountNameInUse",
                "name already in use",
                s -> register(s.pending(), EMAIL, PASSWORD))
            .inferred("status"),
        bad("register: 5 characters", LENGTH, s -> register(s, EMAIL, "x".repeat(5)))
            .inferred("status, code"),
        bad("register: 129 characters", LENGTH, s -> register(s, EMAIL, "x".repeat(129)))
            .inferred("status, code"),
        bad("register: no password", LENGTH, s -> register(s, EMAIL, "")).inferred("status, code"),
        bad("register: empty email", "email invalid", s -> register(s, "", PASSWORD))
            .inferred("status, code"),
        bad(
                "register: function fails",
                "failed to confirm user \"a@b.c\"",
                s -> register(s.decidedBy("fail"), EMAIL, PASSWORD))
            .inferred("status"));
  }

  private static ErrorRow bad(String cause, String text, Function<ErrorScene, Response> call) {
    return row(cause, 400, "BadRequest", text, call);
  }

  private static ErrorRow invalid(String cause, Function<ErrorScene, Response> call) {
    return row(cause, 400, "UserpassTokenInvalid", INVALID, call).inferred("status, code");
  }

  private static ErrorRow otherWay(String cause, String text, Function<ErrorScene, Response> call) {
    return row(cause, 400, null, text, call).inferred("code");
  }

  private static Response register(ErrorScene s, String email, String password) {
    return s.client().register(email, password);
  }

  private static Response again(ErrorScene s) {
    s.user();
    return register(s, EMAIL, PASSWORD);
  }

  private static Response use(ErrorScene s, String operation, String token, String tokenId) {
    return s.userpass(operation, "token", token, "tokenId", tokenId, "password", PASSWORD);
  }

  private static Response expiredReset(ErrorScene s) {
    s.user();
    return expired(s, "reset/send", "reset");
  }

  private static Response expired(ErrorScene s, String send, String operation) {
    done(s.userpass(send, "email", EMAIL), 202);
    Kind kind = operation.equals("reset") ? Kind.PASSWORD_RESET : Kind.CONFIRMATION;
    var mail = s.app().emulator().outbox().await(EMAIL, kind);
    s.app().emulator().clock().advance(Duration.ofMinutes(30));
    return use(s, operation, mail.token(), mail.tokenId());
  }

  private static Response nobody(ErrorScene s, String operation) {
    return s.userpass(operation, "email", "nobody", "password", PASSWORD, "arguments", List.of());
  }

  private static Response confirmed(ErrorScene s, String operation) {
    done(register(s.decidedBy("success"), EMAIL, PASSWORD), 201);
    return s.userpass(operation, "email", EMAIL);
  }

  private static Response mailWhereFunctionResets(ErrorScene s) {
    s.user();
    return s.decidedBy("success").userpass("reset/send", "email", EMAIL);
  }

  private static Response functionWhereMailResets(ErrorScene s) {
    s.user();
    return s.userpass("reset/call", "email", EMAIL, "password", PASSWORD);
  }

  private static Response mailWhereFunctionConfirms(ErrorScene s) {
    done(register(s.decidedBy("pending"), EMAIL, PASSWORD), 201);
    return s.userpass("confirm/send", "email", EMAIL);
  }

  private static Response failingReset(ErrorScene s) {
    s.user();
    return s.decidedBy("fail")
        .userpass("reset/call", "email", EMAIL, "password", PASSWORD, "arguments", List.of());
  }
}
