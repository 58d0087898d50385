/**
 * The emulator of MongoDB Atlas App Services: starting it, and what a test does with it and its
 * apps. The public types of this package, of {@code io.appservices.emulator.api}, of the packages
 * in that and of {@code io.appservices.emulator.config} are the API; all other packages are
 * internal and change without notice.
 */
@NullMarked
package io.appservices.emulator;

import org.jspecify.annotations.NullMarked;
