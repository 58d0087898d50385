package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import java.util.List;

/** One API: its route table below one prefix, and the shape of its errors. */
public interface Api {

  /** What all its paths begin with, such as {@code /api/client/v2.0}; empty for the root. */
  String prefix();

  /** The route table; paths are relative to the prefix. */
  List<Route> routes();

  /**
   * The answer to a refused call, also for paths below the prefix that no route has. A refusal must
   * not throw.
   */
  Reply refuse(Call call, AppServicesException refusal);

  /**
   * Returns if a web page of this origin may call. It is asked on matched calls only, not on
   * preflights: a blocked page then reads the refusal instead of a network error.
   *
   * @throws AppServicesException if it may not
   */
  default void checkOrigin(Call call, String origin) {}
}
