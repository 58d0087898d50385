package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of one line: a user with all that it logs in with, or an account that no user was
 * made from yet.
 *
 * @param line the line number, 1 for the first line
 * @param user null for an account alone
 * @param account null where the user has no email and password
 * @param keys the API keys that log the user in
 */
record Entry(
    int line, App app, @Nullable User user, @Nullable Registration account, List<ApiKey> keys) {}
