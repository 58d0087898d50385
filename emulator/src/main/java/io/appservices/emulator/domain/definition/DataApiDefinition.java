package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import java.util.List;
import org.bson.Document;

/**
 * The settings of the Data API of an app.
 *
 * @param disabled whether it is not there for clients
 * @param versions those that it is called by, such as {@code v1}
 * @param mayEvaluate the expression that has to hold for a call; absent for none
 * @param runAs whose permissions a call has
 */
public record DataApiDefinition(
    boolean disabled,
    List<String> versions,
    Expression mayEvaluate,
    RunAs runAs,
    RequestSettings settings) {

  /** Reads the settings; one that was never made is disabled. */
  public static DataApiDefinition of(Document stored) {
    Members members = Members.stored(stored);
    return new DataApiDefinition(
        members.flag("disabled"),
        members.strings("versions"),
        Expression.of(members, "can_evaluate"),
        RunAs.of(members),
        RequestSettings.of(members));
  }
}
