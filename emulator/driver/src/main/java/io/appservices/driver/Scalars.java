package io.appservices.driver;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Values of Java that BSON has in a wider type, or that the driver's codecs take too. */
final class Scalars {

  private Scalars() {}

  static Object widened(Object value) {
    if (value instanceof Short || value instanceof Byte || value instanceof AtomicInteger) {
      return ((Number) value).intValue();
    }
    if (value instanceof AtomicLong number) {
      return number.get();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof AtomicBoolean flag) {
      return flag.get();
    }
    throw BsonBridge.unknown(value);
  }

  /** Returns whether it is the driver's reference; told by name, as the class need not be there. */
  static boolean isDbRef(Object value) {
    return value.getClass().getName().equals("com.mongodb.DBRef");
  }
}
