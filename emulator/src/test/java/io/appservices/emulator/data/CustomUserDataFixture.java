package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import org.bson.Document;

/** An app with custom user data. */
public abstract class CustomUserDataFixture {

  public final Code code = Code.shared();

  void setUp(Document service) {
    Document settings =
        json(
            "{enabled: true, database_name: 'app', collection_name: 'UserData',"
                + " user_id_field: 'user_id'}");
    settings.putAll(service);
    assertThat(code.admin("PATCH", "/custom_user_data", settings)).isEmpty(204);
  }

  Response login() {
    return code.app().client().logIn(Code.EMAIL, Code.PASSWORD);
  }

  static Document claims(String accessToken) {
    return Jwt.parse(accessToken).claims();
  }
}
