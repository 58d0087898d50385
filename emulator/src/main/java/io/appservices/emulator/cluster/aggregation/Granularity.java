package io.appservices.emulator.cluster.aggregation;

import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.Arrays;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The granularity of {@code $bucketAuto}: the preferred numbers that boundaries are rounded to.
 * Boundaries are inclusive below and exclusive above, so both roundings leave the number itself.
 */
interface Granularity {

  /**
   * The series of preferred numbers, in one decade; others are these times a power of ten. That of
   * R40 is without 335, as MongoDB has it.
   */
  Map<String, Granularity> SERIES =
      Map.ofEntries(
          series("R5", "10 16 25 40 63"),
          series("R10", "100 125 160 200 250 315 400 500 630 800"),
          series(
              "R20",
              "100 112 125 140 160 180 200 224 250 280 315 355 400 450 500 560 630 710 800 900"),
          series(
              "R40",
              "100 106 112 118 125 132 140 150 160 170 180 190 200 212 224 236 250 265 280 300 315"
                  + " 355 375 400 425 450 475 500 530 560 600 630 670 710 750 800 850 900 950"),
          series(
              "R80",
              "103 109 115 122 128 136 145 155 165 175 185 195 206 218 230 243 258 272 290 307 325"
                  + " 345 365 387 412 437 462 487 515 545 575 615 650 690 730 775 825 875 925 975"),
          series("1-2-5", "10 20 50"),
          series("E6", "10 15 22 33 47 68"),
          series("E12", "10 12 15 18 22 27 33 39 47 56 68 82"),
          series("E24", "10 11 12 13 15 16 18 20 22 24 27 30 33 36 39 43 47 51 56 62 68 75 82 91"),
          series(
              "E48",
              "100 105 110 115 121 127 133 140 147 154 162 169 178 187 196 205 215 226 237 249 261"
                  + " 274 287 301 316 332 348 365 383 402 422 442 464 487 511 536 562 590 619 649"
                  + " 681 715 750 787 825 866 909 953"),
          series(
              "E96",
              "100 102 105 107 110 113 115 118 121 124 127 130 133 137 140 143 147 150 154 158 162"
                  + " 165 169 174 178 182 187 191 196 200 205 210 215 221 226 232 237 243 249 255"
                  + " 261 267 274 280 287 294 301 309 316 324 332 340 348 357 365 374 383 392 402"
                  + " 412 422 432 442 453 464 475 487 499 511 523 536 549 562 576 590 604 619 634"
                  + " 649 665 681 698 715 732 750 768 787 806 825 845 866 887 909 931 953 976"),
          series(
              "E192",
              "100 101 102 104 105 106 107 109 110 111 113 114 115 117 118 120 121 123 124 126 127"
                  + " 129 130 132 133 135 137 138 140 142 143 145 147 149 150 152 154 156 158 160"
                  + " 162 164 165 167 169 172 174 176 178 180 182 184 187 189 191 193 196 198 200"
                  + " 203 205 208 210 213 215 218 221 223 226 229 232 234 237 240 243 246 249 252"
                  + " 255 258 261 264 267 271 274 277 280 284 287 291 294 298 301 305 309 312 316"
                  + " 320 324 328 332 336 340 344 348 352 357 361 365 370 374 379 383 388 392 397"
                  + " 402 407 412 417 422 427 432 437 442 448 453 459 464 470 475 481 487 493 499"
                  + " 505 511 517 523 530 536 542 549 556 562 569 576 583 590 597 604 612 619 626"
                  + " 634 642 649 657 665 673 681 690 698 706 715 723 732 741 750 759 768 777 787"
                  + " 796 806 816 825 835 845 856 866 876 887 898 909 920 931 942 953 965 976 988"),
          Map.entry("POWERSOF2", new PowersOfTwo()));

  /** Returns the least preferred number above a number, which is not negative; 0 for 0. */
  double above(double number);

  /** Returns the largest preferred number below a number, which is not negative; 0 for 0. */
  double below(double number);

  /**
   * Returns the granularity of a name.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if there is no such one
   */
  static Granularity of(@Nullable Object name) {
    if (!(name instanceof String text)) {
      throw Refused.because(
          40261,
          "The $bucketAuto 'granularity' field must be a string, but found type: "
              + Types.of(name));
    }
    Granularity found = SERIES.get(text);
    if (found == null) {
      throw Refused.because(
          40257,
          "Unknown rounding granularity '"
              + text
              + "': it has to be one of "
              + SERIES.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return found;
  }

  private static Entry<String, Granularity> series(String name, String numbers) {
    return Map.entry(
        name,
        new Series(Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray()));
  }

  /** Multiplies as MongoDB does, so that boundaries have the same last digits. */
  final class Series implements Granularity {

    private final double[] numbers;

    private Series(double... numbers) {
      this.numbers = numbers;
    }

    private double first() {
      return numbers[0];
    }

    private double last() {
      return numbers[numbers.length - 1];
    }

    @Override
    public double above(double number) {
      if (number == 0 || Double.isInfinite(number)) {
        return number;
      }
      double power = 1;
      while (number >= last() * power) {
        power *= 10;
      }
      while (number < first() * power) {
        double larger = first() * power;
        power /= 10;
        if (number >= last() * power) {
          return larger;
        }
      }
      int index = 0;
      while (numbers[index] * power <= number) {
        index++;
      }
      return numbers[index] * power;
    }

    @Override
    public double below(double number) {
      if (number == 0 || Double.isInfinite(number)) {
        return number;
      }
      double power = 1;
      while (power > 0 && number <= first() * power) {
        power /= 10;
      }
      while (power > 0 && number > last() * power) {
        double smaller = last() * power;
        power *= 10;
        if (number <= first() * power) {
          return smaller;
        }
      }
      int index = numbers.length - 1;
      while (index > 0 && numbers[index] * power >= number) {
        index--;
      }
      return numbers[index] * power;
    }
  }

  /** The powers of two. */
  final class PowersOfTwo implements Granularity {

    @Override
    public double above(double number) {
      return number == 0 || Double.isInfinite(number)
          ? number
          : Math.scalb(1.0, Math.getExponent(number) + 1);
    }

    @Override
    public double below(double number) {
      if (number == 0 || Double.isInfinite(number)) {
        return number;
      }
      double power = Math.scalb(1.0, Math.getExponent(number));
      return power < number ? power : power / 2;
    }
  }
}
