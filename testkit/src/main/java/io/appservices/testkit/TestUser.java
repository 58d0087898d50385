package io.appservices.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@link io.appservices.testkit.client.SignedInUser} parameter for a user that is made for
 * the test, in the app of the test, and has logged in by email and password. Each parameter gets a
 * user of its own; parameters of one test with the same {@link #email} get the same user, and have
 * to say the same of it.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface TestUser {

  /** The password of users that are given none. */
  String DEFAULT_PASSWORD = "correct horse";

  /** Returns the email; by default one that no other user has. */
  String email() default "";

  /** Returns the password: 6 to 128 characters. */
  String password() default DEFAULT_PASSWORD;

  /**
   * Returns whether an operator disables the user after it has logged in: it has tokens, which the
   * emulator refuses.
   */
  boolean disabled() default false;

  /**
   * Returns whether the account waits for its confirmation: there are neither a user nor tokens
   * yet. {@code logIn()} logs it in once it was confirmed.
   */
  boolean pending() default false;

  /**
   * Returns custom user data, the members of a JSON object such as <code>{"plan": "gold"}</code>,
   * which the user's access token has, too; by default there is none. Custom user data is set up if
   * the app has it not.
   */
  String customData() default "";
}
