package io.appservices.emulator.http.console;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the console, read from the program when they are first asked for. */
public final class ConsoleFiles {

  private static final String FOLDER = "files/";
  private static final Pattern NAME =
      Pattern.compile("([a-z][a-z0-9-]{0,40}/)?[a-z][a-z0-9-]{0,40}\\.(html|js|css|svg)");

  /** Nothing but the console's own files is loaded, and no text becomes markup or script. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private final Map<String, ConsoleFile> read = new ConcurrentHashMap<>();

  /**
   * Returns the answer to a call for a file.
   *
   * @throws AppServicesException if there is no such file
   */
  Reply answer(Call call, String name) {
    ConsoleFile file = find(name);
    boolean compressed = acceptsGzip(call);
    String tag = file.tag(compressed);
    Reply reply =
        call.headers("If-None-Match").stream().anyMatch(tags -> tags.contains(tag))
            ? Reply.empty(304)
            : file.reply(compressed);
    return reply
        .withHeader("ETag", tag)
        .withHeader("Vary", "Accept-Encoding")
        .withHeader("Cache-Control", "no-cache")
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("X-Frame-Options", "DENY")
        .withHeader("Referrer-Policy", "same-origin")
        .withHeader("Cross-Origin-Opener-Policy", "same-origin")
        .withHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private ConsoleFile find(String name) {
    ConsoleFile known = read.get(name);
    if (known != null) {
      return known;
    }
    ConsoleFile file =
        (NAME.matcher(name).matches()
                ? ConsoleFile.read(FOLDER + name)
                : Optional.<ConsoleFile>empty())
            .orElseThrow(() -> new AppServicesException(Kind.NOT_FOUND, "no such endpoint"));
    read.put(name, file);
    return file;
  }

  private static boolean acceptsGzip(Call call) {
    return call.headers("Accept-Encoding").stream()
        .map(codings -> codings.toLowerCase(Locale.ROOT).replace(" ", ""))
        .anyMatch(codings -> codings.contains("gzip") && !codings.contains("gzip;q=0"));
  }
}
