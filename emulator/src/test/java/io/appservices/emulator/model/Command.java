package io.appservices.emulator.model;

/**
 * A call, with earlier calls in the place of what they were answered, so that it can be repeated in
 * another run.
 *
 * @param label the number of the call in its history, from 1 on
 * @param source the label of the call whose answer has the token that is used, or the id of the
 *     user; 0 for none
 * @param thing the label of the call whose answer has the key, the reset token or the draft; or the
 *     seconds that the clock is moved by; 0 for none
 * @param name the email, identity, provider or name of a key; may be empty
 * @param password may be empty
 */
public record Command(int label, Kind kind, int source, int thing, String name, String password) {

  public static Command of(int label, Kind kind) {
    return new Command(label, kind, 0, 0, "", "");
  }

  public Command from(int earlier) {
    return new Command(label, kind, earlier, thing, name, password);
  }

  public Command about(int earlier) {
    return new Command(label, kind, source, earlier, name, password);
  }

  public Command named(String text) {
    return new Command(label, kind, source, thing, text, password);
  }

  public Command with(String secret) {
    return new Command(label, kind, source, thing, name, secret);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("#" + label + " " + kind);
    if (!name.isEmpty()) {
      text.append(' ').append(name);
    }
    if (!password.isEmpty()) {
      text.append(" with ").append(password);
    }
    if (source != 0) {
      text.append(" of #").append(source);
    }
    if (thing != 0) {
      text.append(kind == Kind.ADVANCE_CLOCK ? " by seconds: " : " about #").append(thing);
    }
    return text.toString();
  }
}
