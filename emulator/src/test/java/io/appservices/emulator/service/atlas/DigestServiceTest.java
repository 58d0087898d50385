package io.appservices.emulator.service.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.service.atlas.DigestResponse.Protection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The digests that the documents compute. */
class DigestServiceTest {

  @Test
  void md5IsThatOfRfc7616() {
    assertThat(
            response(DigestAlgorithm.MD5)
                .expected("http-auth@example.org", "Circle of Life", "GET"))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
  }

  @Test
  void sha256IsThatOfRfc7616() {
    assertThat(
            response(DigestAlgorithm.SHA_256)
                .expected("http-auth@example.org", "Circle of Life", "GET"))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  /** The digest of the example in its section 2.4, as the errata of the RFC have it. */
  @Test
  void withoutCountItIsThatOfRfc2069() {
    DigestResponse response =
        new DigestResponse(
            DigestAlgorithm.MD5,
            "Mufasa",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "/dir/index.html",
            "",
            Optional.empty());

    assertThat(response.expected("testrealm@host.com", "CircleOfLife", "GET"))
        .isEqualTo("1949323746fe6a43ef61f9606e7febea");
  }

  @Test
  void showsNoSecret() {
    assertThat(response(DigestAlgorithm.MD5).toString()).doesNotContain("7ypf", "f2/w");
  }

  private static DigestResponse response(DigestAlgorithm algorithm) {
    return new DigestResponse(
        algorithm,
        "Mufasa",
        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "/dir/index.html",
        "",
        Optional.of(new Protection("00000001", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")));
  }
}
