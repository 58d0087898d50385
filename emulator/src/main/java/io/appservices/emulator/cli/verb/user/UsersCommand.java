package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.CommandGroup;
import picocli.CommandLine.Command;

/** {@code users}: what an operator does with the users of an app. */
@Command(
    name = "users",
    description = "Lists, makes, disables, enables, revokes and deletes users of an app.",
    subcommands = {
      UsersListCommand.class,
      UsersShowCommand.class,
      UsersCreateCommand.class,
      UserActions.Confirm.class,
      UserActions.Disable.class,
      UserActions.Enable.class,
      UserActions.Revoke.class,
      UserActions.Delete.class,
      UserTransfer.Import.class,
      UserTransfer.Export.class
    },
    footer = {
      "",
      "Users are named by their id or their email.",
      "Examples:",
      "  appservices-emulator users create ada@example.com --password 'correct horse'",
      "  appservices-emulator users list --state disabled",
      "  appservices-emulator users disable ada@example.com"
    })
public final class UsersCommand extends CommandGroup {}
