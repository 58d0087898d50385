/** The journal of requests over HTTP: recording, queries, the page that errors link to. */
package io.appservices.emulator.http.control.journal;
