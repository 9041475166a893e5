package dev.corsac.cli.application;

import dev.corsac.policy.surface.SurfaceRoute;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Where the elements of an application stand in its sources, for people: as far as its class files
 * say it ({@code SourceFile}, {@code LineNumberTable}). A method's line is that of its first
 * statement. Not thread safe.
 */
public final class SourceLines {
  private static final int ASM = Opcodes.ASM9;

  private final ClassFiles files;
  private final Map<String, Optional<Lines>> classes = new HashMap<>();

  SourceLines(ClassFiles files) {
    this.files = files;
  }

  /** Where the method of a route stands, or its class if that is not known. */
  public Optional<SourceLine> of(SurfaceRoute route) {
    return of(route.resourceClass(), route.resourceMethod());
  }

  /**
   * Where an element stands.
   *
   * @param element a class or a package, or a method: {@code com.acme.Orders.list(int)}
   */
  public Optional<SourceLine> of(String element) {
    int parameters = element.indexOf('(');
    if (parameters < 0) {
      return of(element, "").or(() -> of(element + ".package-info", ""));
    }
    int method = element.lastIndexOf('.', parameters);
    return method < 0
        ? Optional.empty()
        : of(element.substring(0, method), element.substring(method + 1));
  }

  private Optional<SourceLine> of(String className, String signature) {
    return classes.computeIfAbsent(className, this::lines).map(lines -> lines.of(signature));
  }

  /** A canonical name does not say which of its dots were dollar signs. */
  private Optional<Lines> lines(String className) {
    String internalName = className.replace('.', '/');
    while (true) {
      Optional<ClassReader> file = files.classFile(internalName);
      if (file.isPresent()) {
        return Lines.read(file.get());
      }
      int last = internalName.lastIndexOf('/');
      if (last < 0) {
        return Optional.empty();
      }
      internalName = internalName.substring(0, last) + "$" + internalName.substring(last + 1);
    }
  }

  /** What one class file says. */
  private static final class Lines extends ClassVisitor {
    private final Map<String, Integer> methods = new HashMap<>();
    private final String folder;
    private @Nullable String file;
    private int first;

    private Lines(String internalName) {
      super(ASM);
      this.folder = internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    static Optional<Lines> read(ClassReader from) {
      Lines lines = new Lines(from.getClassName());
      try {
        from.accept(lines, ClassReader.SKIP_FRAMES);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        // Lines are an extra: what cannot be read has none.
        return Optional.empty();
      }
      return lines.file == null ? Optional.empty() : Optional.of(lines);
    }

    SourceLine of(String signature) {
      int line = methods.getOrDefault(comparable(signature), first);
      return new SourceLine(folder + file, line == 0 ? OptionalInt.empty() : OptionalInt.of(line));
    }

    private static String comparable(String signature) {
      return signature.replace('$', '.');
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      file = source;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String generic,
        String @Nullable [] exceptions) {
      return new MethodVisitor(ASM) {
        private boolean known;

        @Override
        public void visitLineNumber(int line, Label start) {
          if (!known) {
            known = true;
            methods.put(comparable(name + parameters(descriptor)), line);
            first = first == 0 ? line : Math.min(first, line);
          }
        }
      };
    }

    private static String parameters(String descriptor) {
      StringBuilder list = new StringBuilder("(");
      for (Type each : Type.getArgumentTypes(descriptor)) {
        list.append(list.length() == 1 ? "" : ",").append(each.getClassName());
      }
      return list.append(')').toString();
    }
  }
}
