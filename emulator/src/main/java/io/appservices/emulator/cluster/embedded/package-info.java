/**
 * The embedded MongoDB server: started on first use, speaking MongoDB's wire protocol, and ending
 * operations that take too long.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded;

import org.jspecify.annotations.NullMarked;
