package io.appservices.emulator.http.control;

import io.appservices.emulator.http.message.Reply;

/** The emulator's own web pages: one column, no scripts, nothing loaded from anywhere. */
public final class Page {

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
      h2 { font-size: 1rem; margin: 2rem 0 0; }
      .plain { margin-left: .5rem; color: #1c2d38; background: none; }
      .account { display: flex; flex-direction: column; width: 100%%; margin-top: .5rem;
                 text-align: left; color: #1c2d38; background: #fff; border: 1px solid #c1c7c6; }
      .account:hover, .account:focus { border-color: #00684a; }
      .account span, small { color: #5c6c75; font-size: .85rem; }
      .problem { color: #970606; }
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
   * Returns a page.
   *
   * @param title plain text
   * @param content HTML; whatever comes from outside in it has to be escaped
   */
  public static Reply of(int status, String title, String content) {
    return of(status, title, content, "");
  }

  /**
   * Returns a page with forms that lead elsewhere in the end.
   *
   * @param formTarget a source expression of the Content-Security-Policy; trusted
   */
  static Reply of(int status, String title, String content, String formTarget) {
    return Reply.html(status, FRAME.formatted(escape(title), content))
        .withHeader("Cache-Control", "no-store")
        // Not no-referrer: browsers then send forms with "Origin: null", which is nobody's.
        .withHeader("Referrer-Policy", "same-origin")
        .withHeader(
            "Content-Security-Policy",
            ("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'self' "
                    + formTarget)
                .strip())
        // For browsers that know no frame-ancestors.
        .withHeader("X-Frame-Options", "DENY");
  }

  public static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>";
  }

  /** Returns a text as it may stand in HTML content and in quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
