/** What the pages below {@code docs/testing} show, by task. */
package io.appservices.testkit.docs.task;
