package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code $bitsAllSet} and its family: bits of integers and of binary data. */
final class BitTest implements Predicate<Object> {

  static final Set<String> NAMES =
      Set.of("$bitsAllSet", "$bitsAllClear", "$bitsAnySet", "$bitsAnyClear");

  private static final int BAD_VALUE = 2;
  private static final int SIGN = 63;

  private final BitSet positions;
  private final boolean all;
  private final boolean set;

  BitTest(String path, String name, @Nullable Object operand) {
    this.all = name.startsWith("$bitsAll");
    this.set = name.endsWith("Set");
    this.positions = positions(path, name, operand);
  }

  private static BitSet positions(String path, String name, @Nullable Object operand) {
    if (operand instanceof BinData data) {
      return BitSet.valueOf(data.getData());
    }
    if (operand instanceof Collection<?> items) {
      BitSet listed = new BitSet();
      items.forEach(item -> listed.set(position(item)));
      return listed;
    }
    if (!(operand instanceof Number number)) {
      throw refused(path + " takes an Array, a number, or a BinData but received: " + name);
    }
    if (!isIntegral(number) || number.longValue() < 0) {
      throw refused("Expected a non-negative number in: " + name + ": " + operand);
    }
    return BitSet.valueOf(new long[] {number.longValue()});
  }

  private static int position(@Nullable Object item) {
    if (item instanceof Number number
        && isIntegral(number)
        && number.longValue() >= 0
        && number.longValue() <= Integer.MAX_VALUE / Byte.SIZE) {
      return number.intValue();
    }
    throw refused("Failed to parse bit position. Expected a non-negative number in: " + item);
  }

  private static MongoServerError refused(String text) {
    return new MongoServerError(BAD_VALUE, "BadValue", text);
  }

  private static boolean isIntegral(Number number) {
    double value = number.doubleValue();
    return number instanceof Integer
        || number instanceof Long
        || value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
  }

  @Override
  public boolean test(Object value) {
    if (value instanceof BinData data) {
      BitSet bits = BitSet.valueOf(data.getData());
      return holds(bits::get);
    }
    if (value instanceof Number number && isIntegral(number)) {
      long bits = number.longValue();
      return holds(position -> ((bits >> Math.min(position, SIGN)) & 1) == 1);
    }
    return false;
  }

  private boolean holds(IntPredicate bit) {
    return all
        ? positions.stream().allMatch(position -> bit.test(position) == set)
        : positions.stream().anyMatch(position -> bit.test(position) == set);
  }
}
