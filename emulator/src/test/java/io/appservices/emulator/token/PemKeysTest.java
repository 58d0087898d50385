package io.appservices.emulator.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {

  /** Self-signed, of the key below. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIDBTCCAe2gAwIBAgIUeSv6Vw/gpXetNOHOxWPd7K00tSwwDQYJKoZIhvcNAQEL
      BQAwETEPMA0GA1UEAwwGaXNzdWVyMCAXDTI2MTEyMTIwMzIzNFoYDzIxMjYxMDI4
      MjAzMjM0WjARMQ8wDQYDVQQDDAZpc3N1ZXIwggEiMA0GCSqGSIb3DQEBAQUAA4IB
      DwAwggEKAoIBAQCzk7KCQ3fAYkMQuPPDNz29kXFSzbJMSasOyulw2RDSAu9U6/K5
      +KE2HyFYTr2JD0PlajlkRspcxJv4X9I/2Z6A0A26PkL1hRMJ+LGFBjTuoeGqqAdp
      FVAVBm7Wa6GsAxoUeW7SZdrDuOFzlTAUHIKbCH8YHyXknhGgTq6pDPnwqgLffDBP
      7coqhfyA5j7PEoTLrJj78yORSuUy5bzRazW+2wHQN+BTc++nFd/uFidIHyz2JEhv
      /yMdNcvH7XhBeDR0GevgjTXGEpcfuG20XEwNndG/4tfUD5/asfTuZxEqmggzJmnP
      5INWm+pjnd8Vdg8mUtfrCEIm60PV1yGyknP5AgMBAAGjUzBRMB0GA1UdDgQWBBTy
      JPiqPFwt4AYksZsU1aMxaFP+ATAfBgNVHSMEGDAWgBTyJPiqPFwt4AYksZsU1aMx
      aFP+ATAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQB0yIK3HfI1
      MxBWzV8/0Wn+X8JiZJtYCwV2NUVtohw0gQJykN7UB9uCzzM35ZaRDPcWNPRwqzeQ
      DMEXo/fNzsrflapNe5Q4S7NMygageABNEtUS0fgDqhsRFiJx856da0rrFisedoEF
      wVKYdW2oCEggJ4X0+mId9IGU4GpJz5OgCQDDimJm1LeoMW9z+E+DR1tNLTa4pvlV
      Np60zn2ox4tcSgf0KBFBNah/ijh6BknMcFOOIbTG2B0vi0zy1ITACq6U14J7sGhE
      HLzk4lxrZx0KCYbap1E3UCwmuxAm5W3ydYhGjrCEPJDvVuH02ed6T0NyAfQ5+gC8
      FhDZF2jlUAWT
      -----END CERTIFICATE-----
      """;

  private static final String PUBLIC_KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs5OygkN3wGJDELjzwzc9
      vZFxUs2yTEmrDsrpcNkQ0gLvVOvyufihNh8hWE69iQ9D5Wo5ZEbKXMSb+F/SP9me
      gNANuj5C9YUTCfixhQY07qHhqqgHaRVQFQZu1muhrAMaFHlu0mXaw7jhc5UwFByC
      mwh/GB8l5J4RoE6uqQz58KoC33wwT+3KKoX8gOY+zxKEy6yY+/MjkUrlMuW80Ws1
      vtsB0DfgU3PvpxXf7hYnSB8s9iRIb/8jHTXLx+14QXg0dBnr4I01xhKXH7httFxM
      DZ3Rv+LX1A+f2rH07mcRKpoIMyZpz+SDVpvqY53fFXYPJlLX6whCJutD1dchspJz
      +QIDAQAB
      -----END PUBLIC KEY-----
      """;

  private static final String ELLIPTIC =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiOudokf9+gvvEz8xgE9jOhxFUOfh
      slrelH/NIP/j+FrGWVWy3aC6EVrTh1Z5WQI3PeH7he4O0aAucVDJTJBr2Q==
      -----END PUBLIC KEY-----
      """;

  @Test
  void aCertificateIsReadForItsKey() throws GeneralSecurityException {
    assertThat(PemKeys.parse(CERTIFICATE)).isEqualTo(PemKeys.parse(PUBLIC_KEY));
  }

  @Test
  void aKeyIsReadHoweverItsLinesEnd() throws GeneralSecurityException {
    assertThat(PemKeys.parse("\n " + PUBLIC_KEY.replace("\n", "\r\n")))
        .isEqualTo(PemKeys.parse(PUBLIC_KEY.strip()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage", ELLIPTIC, "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----"})
  void whatIsNoRsaKeyIsRefused(String pem) {
    assertThatThrownBy(() -> PemKeys.parse(pem)).isInstanceOf(GeneralSecurityException.class);
  }
}
