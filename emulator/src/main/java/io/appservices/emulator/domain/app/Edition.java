package io.appservices.emulator.domain.app;

/** The editions of an app's configuration. */
public enum Edition {
  /** The one that its users meet. */
  DEPLOYED,

  /** The one that operators work on: the draft if one is open, or else the deployed one. */
  EDITED,

  /** A copy of one of the others that an import works on; nobody else sees it. */
  STAGED
}
