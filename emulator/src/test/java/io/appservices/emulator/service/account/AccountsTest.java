package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.HeardServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may be made of, and when. */
class AccountsTest {

  private final HeardServices scene = new HeardServices();

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "128, true", "129, false"})
  void anEmailIsAnyTextThatIsNeitherEmptyNorTooLong(int length, boolean good) {
    String email = "@".repeat(length);
    assertThat(Accounts.isEmail(email)).isEqualTo(good);
    if (good) {
      Accounts.checkEmail(email);
    } else {
      assertThat(refusal(() -> Accounts.checkEmail(email))).isEqualTo("email invalid");
    }
  }

  @ParameterizedTest
  @CsvSource({"5, false", "6, true", "128, true", "129, false"})
  void aPasswordHasSixTo128Characters(int length, boolean good) {
    String password = "p".repeat(length);
    assertThat(Accounts.isPassword(password)).isEqualTo(good);
    if (good) {
      Accounts.checkPassword(password);
    } else {
      assertThat(refusal(() -> Accounts.checkPassword(password)))
          .isEqualTo("password must be between 6 and 128 characters");
    }
  }

  @Test
  void onlyAProviderThatIsThereAndEnabledLogsAnybodyIn() {
    assertThat(Accounts.enabledProvider(scene.app(), "local-userpass").type())
        .isEqualTo(ProviderType.LOCAL_USERPASS);
    assertThat(Accounts.userpassForOperator(scene.app()).type())
        .isEqualTo(ProviderType.LOCAL_USERPASS);
    assertThat(refusal(() -> Accounts.enabledProvider(scene.app(), "custom-token")))
        .isEqualTo("authentication via 'custom-token' is unsupported");
    assertThat(refusal(() -> Accounts.enabledProvider(scene.app(), "nothing")))
        .isEqualTo("authentication via 'nothing' is unsupported");
    scene.changeProviders(provider -> provider.withDisabled(true));
    assertThat(refusal(() -> Accounts.enabledProvider(scene.app(), "local-userpass")))
        .isEqualTo("authentication via 'local-userpass' is unsupported");
    assertThat(refusal(() -> Accounts.userpassForOperator(scene.app())))
        .isEqualTo("the local-userpass auth provider is not enabled");
  }
}
