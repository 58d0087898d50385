package io.appservices.emulator.http.control;

import io.appservices.emulator.http.Reply;

/** The emulator's own web pages: one column, no scripts, nothing loaded from anywhere. */
final class Page {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s - App Services emulator</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 28rem;
             padding: 0 1rem; color: #1c2d38; background: #f9fbfa; }
      h1 { font-size: 1.4rem; }
      label { display: block; margin: 1rem 0 .25rem; }
      input { font: inherit; width: 100%%; box-sizing: border-box; padding: .5rem;
              border: 1px solid #889397; border-radius: 6px; }
      button { font: inherit; margin-top: 1rem; padding: .5rem 1rem; color: #fff;
               background: #00684a; border: 0; border-radius: 6px; cursor: pointer; }
      footer { margin-top: 3rem; color: #5c6c75; font-size: .85rem; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      %2$s
      <footer>App Services emulator</footer>
      </body>
      </html>
      """;

  private Page() {}

  /**
   * A page.
   *
   * @param title plain text
   * @param content HTML; whatever comes from outside in it has to be escaped
   */
  static Reply of(int status, String title, String content) {
    return Reply.html(status, FRAME.formatted(escape(title), content))
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
  }

  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>";
  }

  /** A text as it may stand in HTML content and in quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
