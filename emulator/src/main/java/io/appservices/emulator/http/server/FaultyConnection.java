package io.appservices.emulator.http.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the connection of a request in place of its answer. */
final class FaultyConnection {

  private static final Logger LOG = LoggerFactory.getLogger(FaultyConnection.class);

  private FaultyConnection() {}

  /** Closes the connection (TCP FIN). */
  static void close(HttpServletRequest request) {
    endPoint(request).close();
  }

  /** Resets the connection (TCP RST). */
  static void reset(HttpServletRequest request) {
    EndPoint endPoint = endPoint(request);
    try {
      if (endPoint.getTransport() instanceof NetworkChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      LOG.debug("the client has gone before its connection was reset", e);
    }
    endPoint.close();
  }

  private static EndPoint endPoint(HttpServletRequest request) {
    return ServletContextRequest.getServletContextRequest(request)
        .getServletChannel()
        .getEndPoint();
  }
}
