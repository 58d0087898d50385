/** The journal of requests: what was answered, and why a request was refused. */
@NullMarked
package io.appservices.emulator.service.journal;

import org.jspecify.annotations.NullMarked;
