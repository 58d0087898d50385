/** Users that travel: into an app from lines of JSON, and out of one. */
package io.appservices.emulator.transfer;
