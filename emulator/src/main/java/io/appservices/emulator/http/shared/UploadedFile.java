package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a form, as {@code multipart/form-data} (RFC 7578).
 *
 * @param name the name that the client gave it, without folders
 */
public record UploadedFile(String name, byte[] content) {

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/[a-z-]+\\s*;.*?boundary=(?:\"([^\"]+)\"|([^;\\s]+)).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE_NAME =
      Pattern.compile("(?i)content-disposition:[^\\r\\n]*;\\s*filename=\"?([^\"\\r\\n;]+)\"?");

  /** The longest boundary (RFC 2046, section 5.1.1): a longer one is expensive to look for. */
  private static final int LONGEST_BOUNDARY = 70;

  /** The longest head of a part; what browsers and command lines send takes some hundred bytes. */
  private static final int MOST_HEAD_BYTES = 8 << 10;

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  /**
   * Returns the first file of the request.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none
   */
  public static UploadedFile of(Call call) {
    byte[] boundary =
        call.header("Content-Type")
            .flatMap(UploadedFile::boundary)
            .orElseThrow(
                () -> Refusals.badRequest("expected a file as Content-Type: multipart/form-data"));
    byte[] body = call.body();
    int start = indexOf(body, boundary, 0);
    while (start >= 0) {
      int head = start + boundary.length;
      int content = indexOf(body, END_OF_HEAD, head);
      int end = content < 0 ? -1 : indexOf(body, boundary, content);
      if (end < 0) {
        break;
      }
      if (content - head > MOST_HEAD_BYTES) {
        throw Refusals.badRequest("the head of a part of the form is longer than 8 KiB");
      }
      Matcher name =
          FILE_NAME.matcher(new String(body, head, content - head, StandardCharsets.UTF_8));
      if (name.find()) {
        // A line end belongs to the boundary.
        byte[] bytes =
            Arrays.copyOfRange(
                body,
                content + END_OF_HEAD.length,
                Math.max(end - 2, content + END_OF_HEAD.length));
        return new UploadedFile(withoutFolders(name.group(1)), bytes);
      }
      start = end;
    }
    throw Refusals.badRequest("the form has no file");
  }

  private static Optional<byte[]> boundary(String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String text = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return text.length() > LONGEST_BOUNDARY
        ? Optional.empty()
        : Optional.of(("--" + text).getBytes(StandardCharsets.UTF_8));
  }

  private static String withoutFolders(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).trim();
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
