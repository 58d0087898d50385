/**
 * The public API of the emulator of MongoDB Atlas App Services, and the place where its parts are
 * put together. The public types of this package and of {@code io.appservices.emulator.api} are the
 * API; all other packages are internal and change without notice.
 */
@NullMarked
package io.appservices.emulator;

import org.jspecify.annotations.NullMarked;
