/** The description of the emulator's own API, held against what the server does. */
package io.appservices.emulator.openapi;
