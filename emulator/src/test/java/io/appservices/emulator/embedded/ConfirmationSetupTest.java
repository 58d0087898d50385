package io.appservices.emulator.embedded;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How a test sets up the confirmation of accounts and the reset of passwords. */
class ConfirmationSetupTest extends ProviderSetupFixture {

  @Test
  void withoutAutoConfirmAUserWaitsForTheMail() {
    app.providers().autoConfirm(false);
    assertThat(test.client().register("a@b.c", "password")).isDone(201);
    assertThat(test.client().logIn("a@b.c", "password")).hasStatus(401);

    Mail mail = emulator.outbox().await("a@b.c", Mail.Kind.CONFIRMATION);
    Document pair = new Document("token", mail.token()).append("tokenId", mail.tokenId());
    assertThat(test.client().userpass("confirm", pair)).hasStatus(200);

    assertThat(test.client().logIn("a@b.c", "password")).isJson(200);
  }

  @Test
  void autoConfirmLetsEverybodyInAgain() {
    app.providers().confirmationFunction("refuse");
    app.providers().autoConfirm(true);

    test.client().signUp("a@b.c", "password");

    assertThat(emulator.outbox().list()).isEmpty();
  }

  @Test
  void aConfirmationFunctionIsAskedInPlaceOfAMail() {
    List<Object> asked = new ArrayList<>();
    emulator.functions().register("confirm", args -> answer(asked, args));
    app.providers().confirmationFunction("confirm");

    test.client().signUp("a@b.c", "password");

    assertThat(asked).hasSize(1);
    assertThat(emulator.outbox().list()).isEmpty();
  }

  @Test
  void autoConfirmFalseTakesTheConfirmationFunctionBack() {
    app.providers().confirmationFunction("nobody");
    app.providers().autoConfirm(false);

    assertThat(test.client().register("a@b.c", "password")).isDone(201);

    assertThat(emulator.outbox().list("a@b.c", Mail.Kind.CONFIRMATION)).hasSize(1);
  }

  @Test
  void aResetFunctionIsAskedInPlaceOfAMail() {
    List<Object> asked = new ArrayList<>();
    emulator.functions().register("reset", args -> answer(asked, args));
    app.providers().resetFunction("reset");
    app.createUser("a@b.c", "password");
    Document reset = new Document("email", "a@b.c").append("password", "changed");

    assertThat(test.client().userpass("reset/call", reset)).hasStatus(202);

    assertThat(asked).hasSize(1);
    assertThat(test.client().logIn("a@b.c", "changed")).isJson(200);
  }

  private static Object answer(List<Object> asked, List<Object> arguments) {
    asked.add(arguments.get(0));
    return Map.of("status", "success");
  }
}
