/** The events of users, over HTTP: as a list, by waiting, and as a stream. */
@NullMarked
package io.appservices.emulator.http.control.event;

import org.jspecify.annotations.NullMarked;
