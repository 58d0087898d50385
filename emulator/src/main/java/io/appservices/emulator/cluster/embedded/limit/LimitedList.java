package io.appservices.emulator.cluster.embedded.limit;

import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.function.UnaryOperator;

/** An array that can be gone through only while the operation has time left. */
final class LimitedList extends ArrayList<Object> {

  private static final long serialVersionUID = 1L;

  private LimitedList(int size) {
    super(size);
  }

  static LimitedList of(Collection<?> values, UnaryOperator<Object> copy) {
    LimitedList list = new LimitedList(values.size());
    values.forEach(value -> list.add(copy.apply(value)));
    return list;
  }

  @Override
  public Iterator<Object> iterator() {
    TimeLimit.check();
    return super.iterator();
  }

  @Override
  public Spliterator<Object> spliterator() {
    TimeLimit.check();
    return super.spliterator();
  }

  @Override
  public Object[] toArray() {
    TimeLimit.check();
    return super.toArray();
  }
}
