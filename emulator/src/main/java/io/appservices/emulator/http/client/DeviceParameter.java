package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.util.Base64;
import org.bson.Document;

/** The device of a login that is a GET: base64 encoded JSON in the query. */
final class DeviceParameter {

  private DeviceParameter() {}

  static Document decode(String device) {
    try {
      return Ejson.parseDocument(Base64.getDecoder().decode(device));
    } catch (IllegalArgumentException | EjsonException e) {
      throw Refusals.badRequest("'device' must be base64 encoded JSON");
    }
  }
}
