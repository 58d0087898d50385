package io.appservices.emulator.badinput;

import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.RouteRow;

/** What may be wrong with an {@code Authorization} header, and what each API says to it. */
enum BadToken {
  NO_HEADER {
    @Override
    String header(Wallet wallet, boolean refresh) {
      return null;
    }
  },
  NO_SCHEME {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return Wallet.token(wallet.good(), refresh);
    }

    @Override
    String header(Wallet wallet, boolean refresh) {
      return token(wallet, refresh);
    }
  },
  BASIC_SCHEME {
    @Override
    String header(Wallet wallet, boolean refresh) {
      return "Basic " + Wallet.token(wallet.good(), refresh);
    }
  },
  EMPTY,
  GARBAGE {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return "garbage";
    }
  },
  THREE_PARTS_OF_GARBAGE {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return "a.b.c";
    }
  },
  CUT_OFF {
    @Override
    String token(Wallet wallet, boolean refresh) {
      String good = Wallet.token(wallet.good(), refresh);
      return good.substring(0, good.length() - 2);
    }
  },
  TAMPERED {
    @Override
    String token(Wallet wallet, boolean refresh) {
      Jwt good = wallet.goodJwt(refresh);
      return good.with("exp", good.expiresAt() + 1).compact();
    }
  },
  UNPROTECTED {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return wallet.goodJwt(refresh).unprotected();
    }
  },
  SIGNED_WITH_ANOTHER_KEY {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return wallet.goodJwt(refresh).signedWith(new byte[32]);
    }
  },
  OF_ANOTHER_EMULATOR {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return Wallet.token(wallet.strange(), refresh);
    }
  },
  OF_THE_OTHER_API {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return Wallet.token(wallet.otherApi(), refresh);
    }
  },
  OF_THE_WRONG_TYPE {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return Wallet.token(wallet.good(), !refresh);
    }
  },
  EXPIRED {
    @Override
    String token(Wallet wallet, boolean refresh) {
      return Wallet.token(wallet.expired(), refresh);
    }
  };

  /** What is answered, always with status 401. */
  record Refusal(String code, String error) {}

  private static final Refusal INVALID_SESSION = new Refusal("InvalidSession", "invalid session");
  private static final Refusal MISSING_SESSION = new Refusal("MissingSession", "unauthorized");
  private static final Refusal UNAUTHORIZED = new Refusal("InvalidSession", "unauthorized");

  private static final Refusal NO_REFRESH_TOKEN =
      new Refusal("InvalidSession", "invalid session: failed to find refresh token");

  String token(Wallet wallet, boolean refresh) {
    return "";
  }

  /** The whole header; null for none. */
  String header(Wallet wallet, boolean refresh) {
    return "Bearer " + token(wallet, refresh);
  }

  Refusal refusal(RouteRow row) {
    boolean refresh = row.wantsRefreshToken();
    return switch (this) {
      case OF_THE_WRONG_TYPE ->
          refresh
              ? new Refusal(null, "invalid refresh token: incorrect token type")
              : new Refusal(null, "invalid session: valid Issuer required");
      case EXPIRED ->
          refresh
              ? NO_REFRESH_TOKEN
              : new Refusal("InvalidSession", "invalid session: access token expired");
      case NO_HEADER, NO_SCHEME, BASIC_SCHEME, EMPTY ->
          row.isFunctionCall() ? UNAUTHORIZED : noToken(row);
      default -> row.isOfAdminApi() ? INVALID_SESSION : ofClientApi(refresh);
    };
  }

  private Refusal noToken(RouteRow row) {
    return row.isOfAdminApi() ? MISSING_SESSION : ofClientApi(row.wantsRefreshToken());
  }

  private Refusal ofClientApi(boolean refresh) {
    return switch (this) {
      case NO_HEADER -> new Refusal(null, "must authenticate first");
      case NO_SCHEME, BASIC_SCHEME, EMPTY ->
          new Refusal(null, "expected Authorization header with JWT (Bearer schema)");
      case OF_THE_OTHER_API ->
          refresh
              ? NO_REFRESH_TOKEN
              : new Refusal("InvalidSession", "invalid session: session has been revoked");
      default -> refresh ? NO_REFRESH_TOKEN : UNAUTHORIZED;
    };
  }
}
