/** Fresh apps, snapshots of the state and starting over, in process and over HTTP. */
package io.appservices.emulator.state;
