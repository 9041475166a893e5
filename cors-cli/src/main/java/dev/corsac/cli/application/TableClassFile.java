package dev.corsac.cli.application;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The policy table that a generated class holds, read from its constants. The class's static
 * initialiser says which nested classes hold the text, in order; each of them returns its part.
 */
final class TableClassFile {
  private static final int ASM = Opcodes.ASM9;
  private static final String STATIC_INITIALISER = "<clinit>";
  private static final String TEXT = "text";
  private static final String RETURNS_TEXT = "()Ljava/lang/String;";

  private final ClassFiles files;

  TableClassFile(ClassFiles files) {
    this.files = files;
  }

  /**
   * Reads a table.
   *
   * @param name the generated class
   * @throws BadInputException if there is no such class, or it is not what cors-processor writes
   */
  PolicyTable read(String name) {
    String internalName = name.replace('.', '/');
    ClassReader table =
        files
            .classFile(internalName)
            .orElseThrow(() ->
                new BadInputException(
                    "An incremental build left META-INF/corsac/tables behind: build clean. It"
                        + " lists "
                        + name
                        + ", which is not there."));
    try {
      List<String> parts = new ArrayList<>();
      for (String holder : holders(table, internalName)) {
        parts.add(text(holder).orElseThrow(() -> noTable(name)));
      }
      if (parts.isEmpty()) {
        throw noTable(name);
      }
      return TableText.read(name, parts.toArray(String[]::new));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadInputException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static BadInputException noTable(String name) {
    return new BadInputException(
        name + " has no table from cors-processor. Compile the application again.");
  }

  private static List<String> holders(ClassReader table, String internalName) {
    List<String> holders = new ArrayList<>();
    accept(
        table,
        STATIC_INITIALISER,
        "()V",
        new MethodVisitor(ASM) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            if (opcode == Opcodes.INVOKESTATIC
                && owner.startsWith(internalName + "$")
                && name.equals(TEXT)
                && descriptor.equals(RETURNS_TEXT)) {
              holders.add(owner);
            }
          }
        });
    return holders;
  }

  private Optional<String> text(String holder) {
    List<Object> constants = new ArrayList<>();
    files
        .classFile(holder)
        .ifPresent(file ->
            accept(
                file,
                TEXT,
                RETURNS_TEXT,
                new MethodVisitor(ASM) {
                  @Override
                  public void visitLdcInsn(Object value) {
                    constants.add(value);
                  }
                }));
    return constants.size() == 1 && constants.get(0) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  private static void accept(
      ClassReader file, String method, String ofType, MethodVisitor visitor) {
    file.accept(
        new ClassVisitor(ASM) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return name.equals(method) && descriptor.equals(ofType) ? visitor : null;
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }
}
