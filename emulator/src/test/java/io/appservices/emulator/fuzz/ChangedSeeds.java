package io.appservices.emulator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The inputs of {@code make fuzz RUNS=...}: seeds in which parts are replaced, removed, repeated
 * and exchanged. They depend on the seeds and a number only; what Jazzer makes up itself depends on
 * what the code did with the inputs before, which threads, time and chance have a part in.
 */
final class ChangedSeeds {

  private static final int MAX_LENGTH = 8_192;
  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_RUN = 12;
  private static final Pattern PART = Pattern.compile("[\\w$%.-]+|\\s+|.", Pattern.DOTALL);
  private static final List<String> EXTREMES =
      List.of(
          "",
          "\0",
          "\n",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "%00",
          "%",
          "$",
          "..",
          "/",
          "-1",
          "0",
          "2147483648",
          "9223372036854775808",
          "-9223372036854775809",
          "1e999",
          "0.1",
          "NaN",
          "null",
          "true",
          "{}",
          "[]",
          "[null]",
          "{\"\":1}",
          "{\"$numberLong\":\"x\"}",
          "\u00ff",
          "\u00c3\u00a9",
          "a".repeat(3_000),
          "9".repeat(400),
          "[".repeat(400),
          "{\"a\":".repeat(90));

  private final List<List<String>> seeds;
  private final Random random;

  /**
   * Reads the seeds of a folder.
   *
   * @param number what the inputs follow from, apart from the seeds
   */
  ChangedSeeds(Path folder, long number) throws IOException {
    this.random = new Random(number);
    try (Stream<Path> files = Files.list(folder)) {
      this.seeds = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        seeds.add(parts(new String(Files.readAllBytes(file), ISO_8859_1)));
      }
    }
  }

  /**
   * Writes inputs into an empty folder, and their checksum to standard output. The arguments are
   * the seeds of a target, how many inputs, the number that they follow from, and the folder.
   */
  public static void main(String[] arguments) throws IOException {
    ChangedSeeds changed = new ChangedSeeds(Path.of(arguments[0]), Long.parseLong(arguments[2]));
    Path folder = Path.of(arguments[3]);
    CRC32 checksum = new CRC32();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      byte[] input = changed.next();
      checksum.update(input);
      Files.write(folder.resolve("%06d".formatted(i)), input);
    }
    System.out.printf("%08x%n", checksum.getValue());
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      parts.add(part.group());
    }
    return parts;
  }

  /** The next input. */
  byte[] next() {
    List<String> input = new ArrayList<>(seed());
    for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
      change(input);
    }
    byte[] bytes = String.join("", input).getBytes(ISO_8859_1);
    // It says which route, API or format the rest is for in most parts.
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[0] = (byte) random.nextInt();
    }
    return bytes.length <= MAX_LENGTH ? bytes : Arrays.copyOf(bytes, MAX_LENGTH);
  }

  private List<String> seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private void change(List<String> input) {
    int at = random.nextInt(input.size() + 1);
    switch (random.nextInt(8)) {
      case 0 -> replace(input, at, run(seed(), 1));
      case 1 -> run(input, at, LONGEST_RUN).clear();
      case 2 -> input.addAll(at, List.copyOf(run(input, at, LONGEST_RUN)));
      case 3 -> input.add(at, extreme());
      case 4 -> replace(input, at, List.of(extreme()));
      case 5 -> input.addAll(at, run(seed(), LONGEST_RUN));
      case 6 -> replace(input, at, List.of(String.valueOf((char) random.nextInt(256))));
      default -> {
        if (!input.isEmpty()) {
          Collections.swap(input, at % input.size(), random.nextInt(input.size()));
        }
      }
    }
  }

  private String extreme() {
    return EXTREMES.get(random.nextInt(EXTREMES.size()));
  }

  private List<String> run(List<String> from, int atMost) {
    return List.copyOf(run(from, random.nextInt(from.size() + 1), atMost));
  }

  private List<String> run(List<String> from, int at, int atMost) {
    int length = random.nextBoolean() ? 1 : 1 + random.nextInt(atMost);
    return from.subList(at, Math.min(from.size(), at + length));
  }

  private static void replace(List<String> input, int at, List<String> by) {
    if (at < input.size()) {
      input.remove(at);
      input.addAll(at, by);
    }
  }
}
