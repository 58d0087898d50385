package io.appservices.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter for the extension of a name, where a class has more than one. See {@link
 * AppServicesExtension#named}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfEmulator {

  /** Returns the name of the extension. */
  String value();
}
