/** The journal of requests over HTTP: recording, queries, the page that errors link to. */
@NullMarked
package io.appservices.emulator.http.control.journal;

import org.jspecify.annotations.NullMarked;
