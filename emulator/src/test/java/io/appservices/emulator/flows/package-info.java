/** What an app's users go through, from one call to the next, and how each step is refused. */
package io.appservices.emulator.flows;
