package io.appservices.emulator.domain.user;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.types.ObjectId;

/**
 * A device that a user logged in from, as the client described it in {@code options.device}.
 *
 * @param properties the client's own words (platform, sdkVersion, appId ...)
 */
public record Device(ObjectId id, ObjectId userId, Map<String, String> properties) {

  public Device {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The device id of a login that named no device; SDKs read it as "none". */
  public static final ObjectId NONE = new ObjectId("000000000000000000000000");
}
