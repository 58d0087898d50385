/** Users as lines of JSON, out of an app and into one (docs/users.md). */
package io.appservices.emulator.service.transfer;
