package io.appservices.emulator.service.atlas;

import io.appservices.emulator.domain.atlas.AtlasRefusals;
import java.util.Set;

/** Refuses passwords of database users that are too easily found. */
final class PasswordChecks {

  private static final int SHORTEST = 8;

  /** The most common ones of those that are long enough; Atlas has a longer list. */
  private static final Set<String> COMMON =
      Set.of(
          "00000000",
          "11111111",
          "11223344",
          "12341234",
          "123123123",
          "12345678",
          "123456789",
          "1234567890",
          "147258369",
          "1q2w3e4r",
          "1q2w3e4r5t",
          "1qaz2wsx",
          "87654321",
          "88888888",
          "987654321",
          "abc12345",
          "abcd1234",
          "asdfghjkl",
          "baseball",
          "computer",
          "football",
          "iloveyou",
          "jennifer",
          "liverpool",
          "michelle",
          "password",
          "password1",
          "password123",
          "princess",
          "q1w2e3r4",
          "qwerty12",
          "qwerty123",
          "qwertyuiop",
          "starwars",
          "sunshine",
          "superman",
          "trustno1",
          "victoria",
          "whatever",
          "zxcvbnm1");

  private PasswordChecks() {}

  /**
   * Checks a password.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is too short or too common
   */
  static void check(String password) {
    if (password.length() < SHORTEST) {
      throw AtlasRefusals.shortPassword();
    }
    if (COMMON.contains(password)) {
      throw AtlasRefusals.commonPassword();
    }
  }
}
