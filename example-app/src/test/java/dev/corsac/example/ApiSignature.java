package dev.corsac.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What code outside can name in a module, a line for each type and member: of a named module what
 * it exports to everybody, of another one all packages.
 */
final class ApiSignature extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final SortedSet<String> lines;
  private final Set<String> hidden;
  private String type = "";
  private boolean visible;

  private ApiSignature(SortedSet<String> lines, Set<String> hidden) {
    super(API);
    this.lines = lines;
    this.hidden = hidden;
  }

  /** The lines of a module whose class files are in this folder. */
  static SortedSet<String> of(Path classes) throws IOException {
    Set<String> exported = new LinkedHashSet<>();
    boolean named = Files.exists(classes.resolve("module-info.class"));
    if (named) {
      exported.addAll(exported(classes.resolve("module-info.class")));
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    SortedSet<String> lines = new TreeSet<>();
    Set<String> hidden = new LinkedHashSet<>();
    for (Path file : files) {
      Path folder = classes.relativize(file).getParent();
      String name = folder == null ? "" : folder.toString().replace('\\', '/');
      if (!name.isEmpty() && (!named || exported.contains(name))) {
        new ClassReader(Files.readAllBytes(file)).accept(new ApiSignature(lines, hidden), 0);
      }
    }
    lines.removeIf(line -> hidden.stream().anyMatch(line::startsWith));
    return lines;
  }

  private static Set<String> exported(Path moduleInfo) throws IOException {
    Set<String> exported = new LinkedHashSet<>();
    ClassVisitor reader =
        new ClassVisitor(API) {
          @Override
          public ModuleVisitor visitModule(String name, int access, String version) {
            return new ModuleVisitor(API) {
              @Override
              public void visitExport(String packageName, int flags, String... modules) {
                if (modules == null) {
                  exported.add(packageName);
                }
              }
            };
          }
        };
    new ClassReader(Files.readAllBytes(moduleInfo)).accept(reader, 0);
    return exported;
  }

  @Override
  public void visit(
      int version, int access, String name, String generics, String parent, String[] interfaces) {
    type = name.replace('/', '.');
    visible = isVisible(access);
    if (!visible) {
      hidden.add(type + "$");
    } else {
      List<String> supertypes = new ArrayList<>();
      if (parent != null && !parent.equals("java/lang/Object")) {
        supertypes.add(parent.replace('/', '.'));
      }
      for (String each : interfaces) {
        supertypes.add(each.replace('/', '.'));
      }
      lines.add(
          type
              + ": "
              + words(access & ~Opcodes.ACC_SUPER)
              + kind(access)
              + (supertypes.isEmpty() ? "" : " of " + String.join(", ", supertypes))
              + generic(generics));
    }
  }

  @Override
  public void visitInnerClass(String name, String outer, String simple, int access) {
    // A nested type's own flags say package-private where it is private, and public where
    // protected.
    if (outer != null && !isVisible(access)) {
      hidden.add(name.replace('/', '.') + ":");
      hidden.add(name.replace('/', '.') + "#");
      hidden.add(name.replace('/', '.') + "$");
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String descriptor, String generics, Object value) {
    if (visible && isVisible(access)) {
      lines.add(
          type
              + "#"
              + name
              + ": "
              + words(access)
              + Type.getType(descriptor).getClassName()
              + generic(generics)
              + (value == null ? "" : " = " + value));
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String generics, String[] exceptions) {
    if (!visible || !isVisible(access)) {
      return null;
    }
    String parameters =
        Stream.of(Type.getArgumentTypes(descriptor))
            .map(Type::getClassName)
            .collect(Collectors.joining(", "));
    String line =
        type
            + "#"
            + name
            + "("
            + parameters
            + "): "
            + words(access & ~(Opcodes.ACC_VARARGS | Opcodes.ACC_BRIDGE))
            + Type.getReturnType(descriptor).getClassName()
            + generic(generics)
            + (exceptions == null
                ? ""
                : " throws " + String.join(", ", exceptions).replace('/', '.'));
    lines.add(line);
    return new MethodVisitor(API) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotationDefault() {
        lines.remove(line);
        lines.add(line + " with a default");
        return null;
      }
    };
  }

  private static boolean isVisible(int access) {
    return (access & VISIBLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
  }

  private static String words(int access) {
    StringBuilder words = new StringBuilder();
    words.append((access & Opcodes.ACC_PROTECTED) != 0 ? "protected " : "");
    words.append((access & Opcodes.ACC_STATIC) != 0 ? "static " : "");
    words.append((access & Opcodes.ACC_ABSTRACT) != 0 ? "abstract " : "");
    words.append((access & Opcodes.ACC_FINAL) != 0 ? "final " : "");
    return words.toString();
  }

  private static String kind(int access) {
    if ((access & Opcodes.ACC_ANNOTATION) != 0) {
      return "annotation";
    }
    if ((access & Opcodes.ACC_INTERFACE) != 0) {
      return "interface";
    }
    if ((access & Opcodes.ACC_ENUM) != 0) {
      return "enum";
    }
    return (access & Opcodes.ACC_RECORD) != 0 ? "record" : "class";
  }

  private static String generic(String generics) {
    return generics == null ? "" : " " + generics;
  }
}
