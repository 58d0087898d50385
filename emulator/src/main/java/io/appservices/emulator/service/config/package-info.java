/**
 * The configuration of apps, over a store that swaps one state of an app for the next. Readers look
 * at one snapshot; a change that another one got ahead of is made again on the newer state;
 * listeners are told after a change is kept, and not while any lock is held.
 */
@NullMarked
package io.appservices.emulator.service.config;

import org.jspecify.annotations.NullMarked;
