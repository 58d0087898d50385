package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names with everything in them that paths have trouble with. */
class DatabaseUserNamesTest extends AtlasTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          admin     | plain       | ellen
          admin     | plain       | a b
          admin     | plain       | a+b@example.com
          admin     | plain       | a%2Fb
          admin     | plain       | 100%
          admin     | plain       | a/b//c
          admin     | plain       | /
          admin     | plain       | a;b?c#d&e
          admin     | plain       | ..
          admin     | plain       | Jürgen ✓
          admin     | plain       | "a" \\ <b>
          admin     | LDAP GROUP  | CN=grp,OU=Groups,O=My Corp,C=US
          $external | LDAP USER   | CN=Steve Kille\\, Jr,O=Isode Limited,C=GB
          $external | LDAP USER   | OU=Sales+CN=J. Smith,O=Widget Inc.,C=US
          $external | LDAP GROUP  | CN=L. Eagle,O="Sue, Grabbit and Runn",C=GB
          $external | x509 CUSTOMER | CN=Before\\0DAfter,O=Test,C=GB
          $external | x509 CUSTOMER | 1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB
          $external | x509 CUSTOMER | CN=a/b:c@d,DC=example,DC=com
          $external | x509 MANAGED | ellen
          $external | x509 MANAGED | CN=ellen
          $external | aws USER    | arn:aws:iam::358363220050:user/mongodb-aws-iam-auth-test
          $external | aws ROLE    | arn:aws:iam::358363220050:role/some/path/name
          $external | aws ROLE    | arn:aws:sts::358363220050:assumed-role/name/session
          """)
  void aNameOfAnyShapeIsCreatedFoundChangedAndDeleted(String database, String kind, String name) {
    Document body = kinds(kind).append("databaseName", database).append("username", name);

    Response created = create(body);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.document().getString("username")).isEqualTo(name);
    String link = created.document().getList("links", Document.class).get(0).getString("href");
    String linked = link.substring(emulator.baseUrl().length());
    String escaped = "/" + database + "/" + encode(name);
    assertThat(atlas.call("GET", linked, null).document()).isEqualTo(created.document());
    assertThat(atlas.users("GET", escaped, null).document()).isEqualTo(created.document());
    Document roles = new Document("roles", List.of(role("read")));
    assertThat(atlas.users("PATCH", escaped, roles).status()).isEqualTo(200);
    assertThat(atlas.call("DELETE", linked, null).status()).isEqualTo(204);
    assertNobody("GET", escaped, name);
  }

  @ParameterizedTest
  @CsvSource({
    "CN=a/b:c@d, CN=a/b:c@d",
    "arn:aws:iam::1:user/x, arn:aws:iam::1:user/x",
    "a+b, a+b",
    "a/b//c, a/b//c",
    "a=b;c!$&'()*, a=b;c!$&'()*",
    "ellen/, ellen"
  })
  void aNameMayComeUnescaped(String raw, String name) {
    assertThat(create(scram(name)).status()).isEqualTo(201);

    assertThat(atlas.users("GET", "/admin/" + raw, null).document().getString("username"))
        .isEqualTo(name);
  }

  @Test
  void theLinkHasSlashesEscapedAndColonsNot() {
    String name = "arn:aws:iam::358363220050:user/a b";
    Response created =
        create(kinds("aws USER").append("databaseName", "$external").append("username", name));

    assertThat(created.document().get("links"))
        .isEqualTo(List.of(self("/$external/arn:aws:iam::358363220050:user%2Fa%20b")));
  }

  /** The body of a user of a kind, with neither name nor database. */
  private static Document kinds(String kind) {
    Document body = new Document("roles", List.of(role("readWrite")));
    String type = kind.substring(kind.indexOf(' ') + 1);
    if (kind.equals("plain")) {
      return body.append("password", "correct horse");
    }
    return body.append(
        kind.startsWith("aws")
            ? "awsIAMType"
            : kind.startsWith("x509") ? "x509Type" : "ldapAuthType",
        type);
  }
}
