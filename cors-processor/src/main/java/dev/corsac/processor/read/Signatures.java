package dev.corsac.processor.read;

import java.util.Locale;
import java.util.StringJoiner;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Erased signatures, {@code update(java.lang.String,com.acme.Outer$Inner[])}: the text that {@code
 * Class.getTypeName} gives for a method's parameters at run time.
 */
public final class Signatures {
  private final Elements elements;
  private final Types types;

  /** Reads with these tools of one compilation. */
  public Signatures(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The erased signature of a method as it is declared. */
  public String of(ExecutableElement method) {
    StringJoiner signature = new StringJoiner(",", method.getSimpleName() + "(", ")");
    for (VariableElement parameter : method.getParameters()) {
      signature.add(erased(types.erasure(parameter.asType())));
    }
    return signature.toString();
  }

  // Not TypeMirror.toString: it prints type annotations, each compiler in its own way.
  private String erased(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> erased(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED, ERROR ->
          elements.getBinaryName((TypeElement) ((DeclaredType) type).asElement()).toString();
      default -> type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }
}
