package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.http.Call;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a resource that a call asks for in {@code Accept}, as version 2 of the API wants
 * it. All resources here have had one version since the first release, which is what a later one is
 * answered with.
 */
final class ResourceVersion {

  /** The content type of answers. */
  static final String CONTENT_TYPE = "application/vnd.atlas.2023-01-01+json;charset=utf-8";

  /** The days on which versions of resources were released (Atlas: API changelog). */
  private static final TreeSet<LocalDate> RELEASES =
      new TreeSet<>(
          List.of(
              LocalDate.of(2023, 1, 1),
              LocalDate.of(2023, 2, 1),
              LocalDate.of(2023, 10, 1),
              LocalDate.of(2023, 11, 15),
              LocalDate.of(2024, 5, 30),
              LocalDate.of(2024, 8, 5),
              LocalDate.of(2024, 10, 23),
              LocalDate.of(2024, 11, 13),
              LocalDate.of(2025, 1, 1),
              LocalDate.of(2025, 2, 19),
              LocalDate.of(2025, 3, 12)));

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("application/vnd\\.atlas\\.(\\d{4}-\\d{2}-\\d{2})\\+json(?:\\s*;.*)?");

  private ResourceVersion() {}

  /**
   * Checks that a call accepts a version that there is.
   *
   * @param today the last day on which one can have been released
   * @throws io.appservices.emulator.domain.AppServicesException if it names none
   */
  static void require(Call call, LocalDate today) {
    boolean accepts =
        call.headers("Accept").stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .flatMap(type -> date(type.trim()).stream())
            .anyMatch(date -> isRelease(date, today));
    if (!accepts) {
      throw AtlasRefusals.invalidVersion();
    }
  }

  /** Takes any later day for a release that is not known here. */
  private static boolean isRelease(LocalDate date, LocalDate today) {
    return RELEASES.contains(date) || date.isAfter(RELEASES.last()) && !date.isAfter(today);
  }

  private static Optional<LocalDate> date(String mediaType) {
    Matcher matcher = MEDIA_TYPE.matcher(mediaType);
    try {
      return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }
}
