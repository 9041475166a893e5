package dev.corsac.processor.read;

import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.SourceLine;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The lines of elements. The standard API has none, so the source file is read again: from JDK 18
 * the compiler says which it is, before that it is found where a source path is set (Maven sets
 * one). What is not found has no line; none is guessed.
 */
public final class SourceLines {
  /** {@code Elements.getFileObjectOf}; null on JDK 17, which does not have it. */
  private static final @Nullable Method FILE_OBJECT_OF = fileObjectOf();

  private final Elements elements;
  private final Filer filer;
  private final Signatures signatures;
  private final Map<String, Optional<Place>> places = new HashMap<>();
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();

  /**
   * Where a type stands.
   *
   * @param methods those that it declares
   * @param names simple names, outermost first
   * @param line its own
   */
  private record Place(
      List<ExecutableElement> methods,
      List<String> names,
      String file,
      SourceText text,
      OptionalInt line) {}

  /** Reads with these tools of one compilation. */
  public SourceLines(Elements elements, Filer filer, Signatures signatures) {
    this.elements = elements;
    this.filer = filer;
    this.signatures = signatures;
  }

  /** The line on which the name of a type or method stands. */
  public Optional<SourceLine> of(ElementRef ref) {
    if (ref.kind() == ElementRef.Kind.PACKAGE) {
      return Optional.empty();
    }
    Optional<Place> place = places.computeIfAbsent(ref.owner(), this::place);
    OptionalInt line = place.isPresent() ? line(place.get(), ref) : OptionalInt.empty();
    return line.isPresent()
        ? Optional.of(new SourceLine(place.get().file(), line.getAsInt()))
        : Optional.empty();
  }

  private Optional<Place> place(String owner) {
    TypeElement type = elements.getTypeElement(owner);
    if (type == null) {
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
    Optional<SourceText> text = texts.computeIfAbsent(file, unused -> read(top, home, name));
    return text.isPresent()
        ? Optional.of(
            new Place(
                ElementFilter.methodsIn(type.getEnclosedElements()),
                List.copyOf(names),
                file,
                text.get(),
                text.get().lineOfType(List.copyOf(names))))
        : Optional.empty();
  }

  private OptionalInt line(Place place, ElementRef ref) {
    return ref.kind() == ElementRef.Kind.TYPE ? place.line() : lineOfMethod(place, ref.signature());
  }

  private OptionalInt lineOfMethod(Place place, String signature) {
    String method = signature.substring(0, signature.indexOf('('));
    List<ExecutableElement> overloads = new ArrayList<>();
    for (ExecutableElement each : place.methods()) {
      if (each.getSimpleName().contentEquals(method)) {
        overloads.add(each);
      }
    }
    // The only one of its name is meant; to make signatures is dear.
    int index = overloads.size() == 1 ? 0 : -1;
    for (int i = 0; index < 0 && i < overloads.size(); i++) {
      index = signatures.of(overloads.get(i)).equals(signature) ? i : -1;
    }
    return index < 0
        ? OptionalInt.empty()
        : place.text().lineOfMethod(place.names(), method, index, overloads.size());
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

  private static @Nullable Method fileObjectOf() {
    try {
      return Elements.class.getMethod("getFileObjectOf", Element.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private Optional<FileObject> toldByTheCompiler(TypeElement type) {
    try {
      return FILE_OBJECT_OF != null
              && FILE_OBJECT_OF.invoke(elements, type) instanceof FileObject found
              && found.getName().endsWith(".java")
          ? Optional.of(found)
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
