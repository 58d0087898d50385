package io.appservices.emulator.function.esm;

import io.appservices.emulator.function.esm.Token.Kind;
import java.util.List;

/** Reads the statements {@code import} and {@code export} of a source, and {@code import()}. */
final class StatementReader {

  private static final String DEFAULT_NAME = "'default'";
  private static final String NAMESPACE = "'*'";

  private final TokenCursor cursor;
  private final ModuleParts parts;
  private final BindingReader bindings;

  StatementReader(String text, List<Token> tokens, ModuleParts parts) {
    this.cursor = new TokenCursor(text, tokens);
    this.parts = parts;
    this.bindings = new BindingReader(cursor);
  }

  void read() {
    while (!cursor.isAtEnd()) {
      Token token = cursor.peek(0);
      String before = cursor.text(-1);
      boolean isKeyword = token.kind() == Kind.WORD && !before.equals(".");
      if (isKeyword && cursor.is("import")) {
        importKeyword(token);
      } else if (isKeyword && cursor.is("export") && token.depth() == 0) {
        exportStatement(token);
      } else {
        cursor.next();
      }
    }
  }

  private void importKeyword(Token start) {
    String after = cursor.text(1);
    if (after.equals("(")) {
      dynamicImport(start);
    } else if (after.equals(".")) {
      cursor.moveTo(cursor.index() + 2);
      if (cursor.skip("meta")) {
        parts.replace(start.start(), cursor.endBefore(), "$esm.meta");
      }
    } else if (start.depth() == 0 && !after.equals(":") && !after.equals("=")) {
      importStatement(start);
    } else {
      cursor.next();
    }
  }

  private void dynamicImport(Token start) {
    cursor.next();
    int after = cursor.afterBracket();
    int inside = cursor.index() + 1;
    cursor.moveTo(after);
    boolean isMethod = start.isInMembers() && cursor.is("{");
    if (!isMethod) {
      parts.replace(start.start(), start.end(), "$esm.import");
    }
    cursor.moveTo(inside);
  }

  private void importStatement(Token start) {
    cursor.next();
    if (cursor.peek(0).kind() == Kind.STRING) {
      parts.source(cursor.nextText());
    } else {
      importClause();
    }
    endStatement(start);
  }

  private void importClause() {
    int begin = cursor.index();
    while (!cursor.is("from") || cursor.peek(1).kind() != Kind.STRING) {
      if (cursor.isAtEnd()) {
        throw new UnreadableSourceException("'from' is missing");
      }
      cursor.next();
    }
    int source = parts.source(cursor.text(1));
    int end = cursor.index() + 2;
    cursor.moveTo(begin);
    if (cursor.peek(0).kind() == Kind.WORD) {
      parts.imported(cursor.nextText(), source, DEFAULT_NAME);
      cursor.skip(",");
    }
    if (cursor.skip("*")) {
      cursor.need("as");
      parts.imported(cursor.nextText(), source, NAMESPACE);
    } else if (cursor.skip("{")) {
      while (!cursor.skip("}")) {
        String name = cursor.nextText();
        String local = cursor.skip("as") ? cursor.nextText() : name;
        parts.imported(local, source, literal(name));
        skipComma();
      }
    }
    cursor.moveTo(end);
  }

  private void exportStatement(Token start) {
    cursor.next();
    parts.statement();
    if (cursor.skip("*")) {
      exportStar();
      endStatement(start);
    } else if (cursor.is("{")) {
      exportList();
      endStatement(start);
    } else if (cursor.skip("default")) {
      exportDefault(start);
    } else {
      bindings.declared().forEach(name -> parts.exported(literal(name), name));
      parts.replace(start.start(), start.end(), "");
    }
  }

  private void exportStar() {
    String name = cursor.skip("as") ? cursor.nextText() : "";
    cursor.need("from");
    int source = parts.source(cursor.nextText());
    if (name.isEmpty()) {
      parts.star(source);
    } else {
      parts.exportedFrom(literal(name), source, NAMESPACE);
    }
  }

  private void exportList() {
    int begin = cursor.index() + 1;
    cursor.moveTo(cursor.afterBracket());
    int source = cursor.skip("from") ? parts.source(cursor.nextText()) : -1;
    int end = cursor.index();
    cursor.moveTo(begin);
    while (!cursor.skip("}")) {
      String local = cursor.nextText();
      String name = literal(cursor.skip("as") ? cursor.nextText() : local);
      if (source < 0) {
        parts.exported(name, local);
      } else {
        parts.exportedFrom(name, source, literal(local));
      }
      skipComma();
    }
    cursor.moveTo(end);
  }

  private void exportDefault(Token start) {
    int afterDefault = cursor.endBefore();
    int declaration = cursor.index();
    if (cursor.is("async") && cursor.text(1).equals("function")) {
      cursor.next();
    }
    if (!cursor.is("function") && !cursor.is("class")) {
      parts.exported(DEFAULT_NAME, ModuleParts.DEFAULT);
      parts.replace(start.start(), afterDefault, "const " + ModuleParts.DEFAULT + " =");
      return;
    }
    cursor.next();
    cursor.skip("*");
    parts.replace(start.start(), afterDefault, "");
    if (cursor.peek(0).kind() == Kind.WORD && !cursor.is("extends")) {
      parts.exported(DEFAULT_NAME, cursor.text(0));
    } else {
      parts.exported(DEFAULT_NAME, ModuleParts.DEFAULT);
      parts.replace(cursor.endBefore(), cursor.endBefore(), " " + ModuleParts.DEFAULT + " ");
    }
    cursor.moveTo(declaration);
  }

  private void endStatement(Token start) {
    parts.statement();
    if ((cursor.is("with") || cursor.is("assert")) && cursor.text(1).equals("{")) {
      cursor.next();
      cursor.moveTo(cursor.afterBracket());
    }
    parts.replace(start.start(), cursor.endBefore(), ";");
  }

  private void skipComma() {
    if (!cursor.skip(",") && !cursor.is("}")) {
      throw new UnreadableSourceException("a comma is missing");
    }
  }

  private static String literal(String name) {
    return name.startsWith("'") || name.startsWith("\"") ? name : "'" + name + "'";
  }
}
