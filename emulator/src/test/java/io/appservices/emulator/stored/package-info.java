/** Configuration that is kept and given back, and that nothing acts on, over HTTP. */
package io.appservices.emulator.stored;
