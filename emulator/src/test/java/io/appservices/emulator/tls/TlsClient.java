package io.appservices.emulator.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Speaks HTTP byte by byte by TLS, and trusts one authority. */
final class TlsClient {

  private static final int PATIENCE_MILLIS = 60_000;

  private final SSLContext context;

  TlsClient(X509Certificate authority) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", authority);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
  }

  SSLContext context() {
    return context;
  }

  /**
   * Sends these characters as bytes and reads all that comes. The certificate has to be trusted,
   * and has to name the host.
   */
  String exchange(String address, int port, String host, String request) throws IOException {
    Socket plain = new Socket();
    plain.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
    plain.setSoTimeout(PATIENCE_MILLIS);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream seen = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(seen);
      return seen.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
