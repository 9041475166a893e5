package dev.corsac.processor.read;

import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.SourceLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * The lines of elements. The standard API has none, so the source file is read again: from JDK 18
 * the compiler says which it is, before that it is found where a source path is set (Maven sets
 * one). What is not found has no line; none is guessed.
 */
public final class SourceLines {
  private final Elements elements;
  private final Filer filer;
  private final Signatures signatures;
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();

  /** Reads with these tools of one compilation. */
  public SourceLines(Elements elements, Filer filer, Signatures signatures) {
    this.elements = elements;
    this.filer = filer;
    this.signatures = signatures;
  }

  /** The line on which the name of a type or method stands. */
  public Optional<SourceLine> of(ElementRef ref) {
    TypeElement type = elements.getTypeElement(ref.owner());
    if (type == null || ref.kind() == ElementRef.Kind.PACKAGE) {
      return Optional.empty();
    }
    Deque<String> names = new ArrayDeque<>();
    TypeElement outermost = type;
    for (Element each = type; each instanceof TypeElement one; each = each.getEnclosingElement()) {
      names.addFirst(one.getSimpleName().toString());
      outermost = one;
    }
    PackageElement home = elements.getPackageOf(type);
    String name = names.getFirst() + ".java";
    String file =
        home.isUnnamed() ? name : home.getQualifiedName().toString().replace('.', '/') + "/" + name;
    TypeElement top = outermost;
    return texts
        .computeIfAbsent(file, unused -> read(top, home, name))
        .map(text -> line(text, List.copyOf(names), type, ref))
        .filter(OptionalInt::isPresent)
        .map(line -> new SourceLine(file, line.getAsInt()));
  }

  private OptionalInt line(SourceText text, List<String> names, TypeElement type, ElementRef ref) {
    if (ref.kind() == ElementRef.Kind.TYPE) {
      return text.lineOfType(names);
    }
    String method = ref.signature().substring(0, ref.signature().indexOf('('));
    List<ExecutableElement> sameName =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(each -> each.getSimpleName().contentEquals(method))
            .toList();
    OptionalInt index =
        IntStream.range(0, sameName.size())
            .filter(i -> signatures.of(sameName.get(i)).equals(ref.signature()))
            .findFirst();
    return index.isPresent()
        ? text.lineOfMethod(names, method, index.getAsInt(), sameName.size())
        : OptionalInt.empty();
  }

  private Optional<SourceText> read(TypeElement outermost, PackageElement home, String name) {
    try {
      Optional<FileObject> told = toldByTheCompiler(outermost);
      FileObject file =
          told.isPresent()
              ? told.get()
              : filer.getResource(
                  StandardLocation.SOURCE_PATH, home.getQualifiedName().toString(), name);
      return Optional.of(new SourceText(file.getCharContent(true).toString()));
    } catch (IOException | RuntimeException e) {
      // No source path, or a class file: compilers differ in how they say so.
      return Optional.empty();
    }
  }

  /** {@code Elements.getFileObjectOf}, which JDK 17 does not have. */
  private Optional<FileObject> toldByTheCompiler(TypeElement type) {
    try {
      Object file =
          Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, type);
      return Optional.ofNullable((FileObject) file)
          .filter(found -> found.getName().endsWith(".java"));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
