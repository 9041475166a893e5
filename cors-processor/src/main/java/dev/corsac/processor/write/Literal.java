package dev.corsac.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * String literals by JavaPoet's {@code $S}, which escapes what Java needs escaped. But JavaPoet
 * (0.22) takes the two line separators of Unicode in a literal for the end of a line of code, and
 * indents what follows.
 */
final class Literal {

  private Literal() {}

  /** A constant expression of this value, {@code null} included. */
  static CodeBlock of(@Nullable String value) {
    if (value == null || !isLineSeparatorIn(value)) {
      return CodeBlock.of("$S", value);
    }
    List<CodeBlock> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      if (isLineSeparator(value.charAt(i))) {
        parts.add(CodeBlock.of("$S", value.substring(from, i)));
        parts.add(CodeBlock.of("$L", String.format("\"\\u%04x\"", (int) value.charAt(i))));
        from = i + 1;
      }
    }
    parts.add(CodeBlock.of("$S", value.substring(from)));
    return CodeBlock.join(parts, " + ");
  }

  private static boolean isLineSeparatorIn(String value) {
    return value.chars().anyMatch(c -> isLineSeparator((char) c));
  }

  private static boolean isLineSeparator(char c) {
    return c == '\u2028' || c == '\u2029';
  }
}
