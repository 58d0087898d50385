/** Apps as a whole: made, described, drafted, deployed, set back and deleted, over HTTP. */
package io.appservices.emulator.apps;
