/**
 * What the README shows, compiled and run: every snippet of it stands here between two comments.
 */
package io.appservices.testkit.readme;
