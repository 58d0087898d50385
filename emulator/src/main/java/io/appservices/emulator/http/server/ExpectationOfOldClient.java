package io.appservices.emulator.http.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Takes {@code Expect} from requests of HTTP/1.0, whose clients would read 100 Continue as the
 * answer. It has to be ignored (RFC 9110, section 10.1.1), but Jetty obeys it.
 */
final class ExpectationOfOldClient implements HttpConfiguration.Customizer {

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0
        || !request.getHeaders().contains(HttpHeader.EXPECT)) {
      return request;
    }
    HttpFields without =
        HttpFields.build(request.getHeaders()).remove(HttpHeader.EXPECT).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return without;
      }
    };
  }
}
