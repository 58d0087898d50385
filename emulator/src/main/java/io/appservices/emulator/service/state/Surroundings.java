package io.appservices.emulator.service.state;

import io.appservices.emulator.cluster.DataCopies;
import io.appservices.emulator.domain.app.App;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;

/** The parts of an emulator that hold state beside the storage, or act on it by themselves. */
public interface Surroundings {

  /**
   * Keeps that the state is being replaced, so that an emulator whose process ends before {@link
   * #replaced} does not go on with half of it.
   */
  void replacing();

  /** Keeps that the state was replaced as a whole. */
  void replaced();

  /** Waits until what acts by itself, such as triggers, has come to an end. */
  void settle();

  /** Lets go of all that there is about an app that is gone. */
  void forget(App app);

  /** Reads an app again, whose state is another one now. */
  void reread(ObjectId appId);

  /** Forgets what is remembered of the state that was, so that nothing is told of it. */
  void forgetPast();

  /**
   * Removes all that is about no app: the journal, events, accounts of the stand-in; sets the clock
   * as it was at the start, and draws what follows from a seed as from the start on.
   */
  void clear();

  /** Copies what embedded data sources hold. */
  DataCopies copyData();

  /** Copies what the embedded data sources of one app hold. */
  DataCopies copyData(ObjectId appId);

  /** Returns the options that the state depends on, as {@link SavedState} has them. */
  Map<String, List<String>> options();

  /** Puts what was copied into the embedded data sources. */
  void restoreData(DataCopies data);
}
