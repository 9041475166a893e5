package dev.corsac.cli.application;

import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which classes of an application supply origins while it runs, as far as class files say it: those
 * that implement {@code OriginSource} or make one of a lambda. One supplies the placeholders whose
 * names are among its constants; one that names none may supply any. Not thread safe.
 */
public final class OriginSuppliers {
  private static final int ASM = Opcodes.ASM9;
  private static final String SOURCE = "dev/corsac/jaxrs/OriginSource";
  private static final String CORSACS_OWN = "dev/corsac/";

  /** A class that supplies origins. */
  private record Supplier(String className, Set<String> texts) {}

  private final ClassFiles files;
  private final Set<String> placeholders;
  private final Map<SurfacePolicy, List<ConfiguredOrigins>> known = new HashMap<>();
  private @Nullable List<Supplier> suppliers;

  /**
   * Looks for them when it is asked.
   *
   * @param placeholders the names of all placeholders of the application
   */
  OriginSuppliers(ClassFiles files, Set<String> placeholders) {
    this.files = files;
    this.placeholders = Set.copyOf(placeholders);
  }

  /** The origins of a route's policy that it does not name itself, in the order of the source. */
  public List<ConfiguredOrigins> of(SurfaceRoute route) {
    return route
        .policy()
        .filter(BoundPolicy::isConfigured)
        .map(policy -> known.computeIfAbsent(policy, this::of))
        .orElse(List.of());
  }

  private List<ConfiguredOrigins> of(SurfacePolicy policy) {
    Set<String> names = new LinkedHashSet<>();
    BoundPolicy.of(
        policy,
        new Placeholders() {
          @Override
          public Optional<String> value(String name) {
            return Optional.empty();
          }

          @Override
          public Optional<List<String>> origins(String name) {
            names.add(name);
            return Optional.empty();
          }
        });
    return names.stream().map(name -> new ConfiguredOrigins(name, supplier(name))).toList();
  }

  private Optional<String> supplier(String placeholder) {
    if (suppliers == null) {
      suppliers = suppliers();
    }
    List<Supplier> all = suppliers;
    return all.stream()
        .filter(each -> each.texts().contains(placeholder))
        .findFirst()
        .or(() ->
            all.stream()
                .filter(each -> each.texts().stream().noneMatch(placeholders::contains))
                .findFirst())
        .map(Supplier::className);
  }

  private List<Supplier> suppliers() {
    List<Supplier> suppliers = new ArrayList<>();
    for (ClassReader file : files.mentioning(SOURCE)) {
      if (!file.getClassName().startsWith(CORSACS_OWN)) {
        Constants constants = new Constants();
        file.accept(constants, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        if (constants.supplies || List.of(file.getInterfaces()).contains(SOURCE)) {
          suppliers.add(new Supplier(file.getClassName().replace('/', '.'), constants.texts));
        }
      }
    }
    return suppliers;
  }

  /** The texts in a class's code, and whether it makes a source of a lambda. */
  private static final class Constants extends ClassVisitor {
    private final Set<String> texts = new HashSet<>();
    private boolean supplies;

    private Constants() {
      super(ASM);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(ASM) {
        @Override
        public void visitLdcInsn(Object value) {
          if (value instanceof String text) {
            texts.add(text);
          }
        }

        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          supplies |= type.endsWith(")L" + SOURCE + ";");
        }
      };
    }
  }
}
