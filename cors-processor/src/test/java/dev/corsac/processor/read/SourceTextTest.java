package dev.corsac.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {

  private static final SourceText TEXT =
      new SourceText(
          """
          package com.acme; // class A {

          @Foo({"class A {", '}' + "\\""}) class Other { void get() {} }

          public final class A<T extends List<?>> {
            private final Object get = new Object() { void get() { } };
            int count = get(1) + this.get(2);
            A() { get(3); }
            /* void get() {} */
            String text = \"""
                } void get() { "
                \""";

            @Bar(names = {"x"}) public <X> List<X>
                get(int a) { return new get(); }

            abstract int[] get(@Baz("(") String b);

            static class B {
              void get() {}
              record C(int x) { int get() { return x; } }
            }
            @interface D { String value(); }
          }
          """);

  @Test
  void aTypeIsFoundWhereItIsDeclared() {
    assertThat(TEXT.lineOfType(List.of("A"))).hasValue(5);
    assertThat(TEXT.lineOfType(List.of("A", "B"))).hasValue(19);
    assertThat(TEXT.lineOfType(List.of("A", "B", "C"))).hasValue(21);
    assertThat(TEXT.lineOfType(List.of("A", "D"))).hasValue(23);
    assertThat(TEXT.lineOfType(List.of("B"))).isEmpty();
  }

  @Test
  void aMethodIsFoundAmongThoseOfItsNameInItsOwnType() {
    assertThat(TEXT.lineOfMethod(List.of("A"), "get", 0, 2)).hasValue(15);
    assertThat(TEXT.lineOfMethod(List.of("A"), "get", 1, 2)).hasValue(17);
    assertThat(TEXT.lineOfMethod(List.of("A", "B"), "get", 0, 1)).hasValue(20);
    assertThat(TEXT.lineOfMethod(List.of("A", "B", "C"), "get", 0, 1)).hasValue(21);
  }

  @Test
  void whereTheNumberDiffersNothingIsGuessed() {
    assertThat(TEXT.lineOfMethod(List.of("A"), "get", 0, 3)).isEmpty();
    assertThat(TEXT.lineOfMethod(List.of("A"), "put", 0, 1)).isEmpty();
    assertThat(TEXT.lineOfMethod(List.of("X"), "get", 0, 1)).isEmpty();
  }

  @Test
  void commentsAndEscapesAreRead() {
    SourceText text =
        new SourceText(
            """
            class A {
              String quote = "\\" void get() {";
              void /* soon */ get() {}
              char c = '\\'';
              String // soon
                  get(int a) { return "}"; }
            }
            """);
    assertThat(text.lineOfMethod(List.of("A"), "get", 0, 2)).hasValue(3);
    assertThat(text.lineOfMethod(List.of("A"), "get", 1, 2)).hasValue(6);
  }

  @Test
  void lettersOfTwoCharactersAreLetters() {
    SourceText text = new SourceText("class A {\n void \ud835\udc9c() {}\n}");
    assertThat(text.lineOfMethod(List.of("A"), "\ud835\udc9c", 0, 1)).hasValue(2);
  }

  @Test
  void aBrokenOrEmptyFileHasNoLines() {
    assertThat(new SourceText("").lineOfType(List.of("A"))).isEmpty();
    assertThat(new SourceText("class A").lineOfMethod(List.of("A"), "get", 0, 1)).isEmpty();
    assertThat(new SourceText("class A { get( \"unclosed").lineOfMethod(List.of("A"), "get", 0, 1))
        .isEmpty();
  }

  @Test
  void longLiteralsAndCommentsAreReadToo() {
    String much = "x\\\" ".repeat(300_000);
    SourceText text =
        new SourceText(
            "/* "
                + much
                + " */ class A { String a = \""
                + much
                + "\"; String b = \"\"\"\n"
                + much
                + "\"\"\"; char c = '"
                + much
                + "';\n void get() {} }");
    assertThat(text.lineOfMethod(List.of("A"), "get", 0, 1)).hasValue(3);
  }
}
