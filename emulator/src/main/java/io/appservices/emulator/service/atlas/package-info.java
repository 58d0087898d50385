/** What the Atlas Administration API can do: HTTP Digest and the database users of a group. */
package io.appservices.emulator.service.atlas;
