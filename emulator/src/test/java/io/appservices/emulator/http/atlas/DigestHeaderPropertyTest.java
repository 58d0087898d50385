package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestResponse;
import io.appservices.emulator.service.atlas.DigestResponse.Protection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the header, it is read or not, and never an accident. */
class DigestHeaderPropertyTest {

  @Property
  void neverThrows(@ForAll String header) {
    assertThat(DigestHeader.parse(header)).isNotNull();
    assertThat(DigestHeader.parse("Digest " + header)).isNotNull();
  }

  @Property
  void neverThrowsOnPiecesOfHeaders(@ForAll("pieces") String header) {
    assertThat(DigestHeader.parse("Digest " + header)).isNotNull();
  }

  @Property
  void readsWhatWasWritten(
      @ForAll String username,
      @ForAll String nonce,
      @ForAll String uri,
      @ForAll String response,
      @ForAll DigestAlgorithm algorithm,
      @ForAll("protections") Optional<Protection> protection,
      @ForAll Random order) {
    DigestResponse written =
        new DigestResponse(algorithm, username, nonce, uri, response, protection);

    assertThat(DigestHeader.parse(write(written, order))).contains(written);
  }

  @Property
  void aNameThatComesTwiceIsRefused(@ForAll String value) {
    String header = "Digest username=\"a\",nonce=b,uri=\"/\",response=c";
    assertThat(DigestHeader.parse(header)).isPresent();

    assertThat(DigestHeader.parse(header + ", URI=" + quoted(value))).isEmpty();
  }

  @Example
  void readsTheExampleOfTheRfc() {
    DigestResponse response =
        DigestHeader.parse(
                """
                Digest username="Mufasa", realm="http-auth@example.org", \
                uri="/dir/index.html", algorithm=SHA-256, \
                nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", \
                nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, \
                response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", \
                opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMA"\
                """)
            .orElseThrow();

    assertThat(response.username()).isEqualTo("Mufasa");
    assertThat(response.algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
    assertThat(response.protection().orElseThrow().nonceCount()).isEqualTo("00000001");
  }

  private static String write(DigestResponse response, Random order) {
    List<String> parameters = new ArrayList<>();
    Map.of(
            "username", response.username(),
            "nonce", response.nonce(),
            "uri", response.uri(),
            "response", response.response(),
            "unknown", "x=\"y\", uri=\"z\"")
        .forEach((name, value) -> parameters.add(name + "=" + quoted(value)));
    parameters.add("Algorithm = " + response.algorithm().wireName());
    response
        .protection()
        .ifPresent(
            p -> {
              parameters.add("qop=auth");
              parameters.add("NC=" + p.nonceCount());
              parameters.add("cnonce=" + quoted(p.clientNonce()));
            });
    Collections.shuffle(parameters, order);
    return "dIGEST  " + String.join(order.nextBoolean() ? ", " : "\t,,", parameters);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Provide
  Arbitrary<Optional<Protection>> protections() {
    return Arbitraries.longs()
        .between(0, 0xffffffffL)
        .map("%08x"::formatted)
        .flatMap(count -> Arbitraries.strings().map(nonce -> new Protection(count, nonce)))
        .optional();
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "username",
            "uri",
            "nonce",
            "response",
            "qop",
            "nc",
            "=",
            ",",
            " ",
            "\t",
            "\"",
            "\\",
            "a",
            "\u00e9",
            "auth",
            "00000001",
            "algorithm",
            "MD5",
            "\u0000")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
