package io.appservices.emulator.http.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import java.util.List;
import java.util.Optional;

/** Gives clients the certificate that they have to trust. */
public final class CertificateHandler {

  /** By this type phones and browsers offer to trust it. */
  private static final String CONTENT_TYPE = "application/x-x509-ca-cert";

  private final Optional<String> authority;

  /**
   * Makes the handler.
   *
   * @param authority the certificate of the emulator's own authority in PEM; empty if it has none
   */
  public CertificateHandler(Optional<String> authority) {
    this.authority = authority;
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public List<Route<?>> routes() {
    return List.of(Route.get("/ca.crt", Access.OPEN, this::show));
  }

  private Reply show(Call call) {
    return authority
        .map(pem -> Reply.bytes(200, CONTENT_TYPE, pem.getBytes(US_ASCII)))
        .orElseThrow(
            () ->
                new AppServicesException(
                    Kind.NOT_FOUND,
                    "this emulator has no certificate authority of its own: it makes one if it is"
                        + " started with --tls and without --tls-certificate"));
  }
}
