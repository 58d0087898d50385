/**
 * What the documentation shows, compiled and run: every block of Java in it stands here between two
 * comments, and every block for the shell is run as it stands there.
 */
package io.appservices.testkit.docs;
