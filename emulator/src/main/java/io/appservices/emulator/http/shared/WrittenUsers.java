package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.ejson.Ejson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Users as JSON, each written once as long as it stays as it is: who waits for something to happen
 * asks for the same page again and again. A user never changes, another one takes its place; so
 * what was written of it is never out of date.
 *
 * <p>A table of fixed size without locks, for any thread: a user that falls on the place of another
 * takes it.
 */
public final class WrittenUsers {

  private static final int PLACES = 1 << 11;

  /** Keeps users of different seconds apart, whose ids may have the same hash. */
  private static final int SPREAD = 7_919;

  /** The most bytes of a user that is kept. */
  private static final int LARGEST = 2 * 1024;

  private record Written(User user, byte[] json) {}

  private final AtomicReferenceArray<Written> places = new AtomicReferenceArray<>(PLACES);

  /** Returns an array of the users, as {@link UserView} shows them. */
  public byte[] list(List<User> users) {
    List<byte[]> parts = new ArrayList<>(users.size());
    int length = "[]".length() + Math.max(0, users.size() - 1);
    for (User user : users) {
      byte[] part = written(user);
      parts.add(part);
      length += part.length;
    }
    return joined(parts, new byte[length]);
  }

  private static byte[] joined(List<byte[]> parts, byte[] list) {
    int at = 0;
    list[at++] = '[';
    for (byte[] part : parts) {
      if (at > 1) {
        list[at++] = ',';
      }
      System.arraycopy(part, 0, list, at, part.length);
      at += part.length;
    }
    list[at] = ']';
    return list;
  }

  // One that is equal and not the same is written again: to compare all of it takes as long.
  @SuppressWarnings("ReferenceEquality")
  private byte[] written(User user) {
    int place = (user.id().hashCode() + SPREAD * (int) user.createdAt()) & (PLACES - 1);
    Written known = places.get(place);
    if (known != null && known.user() == user) {
      return known.json();
    }
    byte[] json = Ejson.relaxed(UserView.of(user));
    if (json.length <= LARGEST) {
      places.set(place, new Written(user, json));
    }
    return json;
  }
}
