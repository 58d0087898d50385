package io.appservices.emulator.http.server;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Lets no request in while the first one is on its way. Javalin's servlet makes a part of itself
 * with its first request, without a lock: of two at once the second may find it half made, and be
 * answered with an empty 500.
 */
final class FirstRequestAlone implements Servlet {

  private final Servlet servlet;
  private volatile boolean ready;

  FirstRequestAlone(Servlet servlet) {
    this.servlet = servlet;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response)
      throws ServletException, IOException {
    if (ready) {
      servlet.service(request, response);
    } else {
      serveAlone(request, response);
    }
  }

  private synchronized void serveAlone(ServletRequest request, ServletResponse response)
      throws ServletException, IOException {
    try {
      servlet.service(request, response);
    } finally {
      ready = true;
    }
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    servlet.init(config);
  }

  @Override
  public ServletConfig getServletConfig() {
    return servlet.getServletConfig();
  }

  @Override
  public String getServletInfo() {
    return servlet.getServletInfo();
  }

  @Override
  public void destroy() {
    servlet.destroy();
  }
}
