/** The list of what happened to users, in process and over HTTP. */
package io.appservices.emulator.events;
