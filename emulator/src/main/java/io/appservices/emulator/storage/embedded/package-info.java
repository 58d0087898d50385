/** The storage that lives in the memory of the process: nothing to start, nothing left behind. */
package io.appservices.emulator.storage.embedded;
