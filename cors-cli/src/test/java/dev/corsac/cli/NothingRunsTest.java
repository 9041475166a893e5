package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.corsac.cli.CommandLineTest.Ran;
import dev.corsac.policy.route.TableListing;
import dev.corsac.testing.CompiledTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Whoever looks at a jar does not want its code to run. */
class NothingRunsTest {
  private static final String RAN = "corsac.test.ran";
  private static final Path OF_FORMAT_1 =
      Path.of("..", "server-tests/sample/application/src/test/resources/formats/1/library.jar");

  @TempDir Path folder;
  private Path application;

  @BeforeEach
  void anApplicationAllOfWhoseClassesDoSomethingWhereTheyAreInitialised() throws IOException {
    System.clearProperty(RAN);
    application =
        CompiledSources.into(
            Files.createDirectory(folder.resolve("classes")),
            "@Path(\"orders\") @CrossOrigin(\"https://app.example.com\") public class Orders {"
                + " @GET public String list() { return \"\"; }"
                + " @DELETE @Path(\"{id}\") public void remove(@PathParam(\"id\") String id) {} }");
    try (Stream<Path> files = Files.walk(application)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        Files.write(file, mined(Files.readAllBytes(file)));
      }
    }
  }

  /** The class, whose static initialiser sets a system property. */
  private static byte[] mined(byte[] original) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(original)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              private boolean has;

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String generic, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, exceptions);
                if (name.equals("<clinit>")) {
                  has = true;
                  setProperty(method);
                }
                return method;
              }

              @Override
              public void visitEnd() {
                if (!has) {
                  MethodVisitor method =
                      super.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
                  method.visitCode();
                  setProperty(method);
                  method.visitInsn(Opcodes.RETURN);
                  method.visitMaxs(0, 0);
                  method.visitEnd();
                }
                super.visitEnd();
              }
            },
            0);
    return writer.toByteArray();
  }

  private static void setProperty(MethodVisitor method) {
    method.visitLdcInsn(RAN);
    method.visitLdcInsn("yes");
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/System",
        "setProperty",
        "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
        false);
    method.visitInsn(Opcodes.POP);
  }

  private static void ranWithoutIt(int status, Object... arguments) {
    Ran ran = CommandLineTest.corsac(arguments);
    assertThat(ran.status()).as("%s %s", arguments[0], ran.err()).isEqualTo(status);
    assertThat(System.getProperty(RAN)).as("code ran for %s", List.of(arguments)).isNull();
  }

  @Test
  void noCommandRunsCodeOfWhatItLooksAt() throws IOException {
    ranWithoutIt(0, "list", application);
    ranWithoutIt(0, "diff", application, application);
    ranWithoutIt(0, "report", application, "-o", folder.resolve("report"));
    ranWithoutIt(
        0, "explain", application, "--origin", "https://app.example.com", "--path", "/orders");
    ranWithoutIt(
        1, "explain", application, "--origin", "https://x.example.com", "--path", "/orders");
    for (String format : List.of("nginx", "envoy", "gateway-api", "openapi")) {
      ranWithoutIt(0, "export", application, "--format", format, "-o", folder.resolve(format));
    }
    HttpServer server = HttpServer.create();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      ranWithoutIt(1, "probe", "http://127.0.0.1:" + server.getAddress().getPort(), application);
    } finally {
      server.stop(0);
    }
  }

  /** Else the test above could not fail. */
  @Test
  void codeRunsWhereTheTableIsLoaded() throws IOException {
    URL[] urls = {application.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      CompiledTable.load(loader, "", name -> Optional.empty());
    }
    assertThat(System.getProperty(RAN)).isEqualTo("yes");
  }

  @Test
  void aTableOfTheFirstFormatIsRead() {
    Ran ran =
        CommandLineTest.corsac(
            "explain", OF_FORMAT_1, "--origin", "https://nobody.example", "--path", "/books");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("Route   GET /books", "What would grant it");
  }

  @Test
  void whatIsNoTableIsNamedInWords() throws IOException {
    Path listing = application.resolve("META-INF/corsac/tables");
    String name =
        TableListing.parse(Files.readString(listing)).get(0).table().orElseThrow().table();
    Path file = application.resolve(name.replace('.', '/') + ".class");
    for (byte[] broken : List.of(new byte[0], new byte[] {1, 2, 3}, orders())) {
      Files.write(file, broken);
      Ran ran =
          CommandLineTest.corsac(
              "explain", application, "--origin", "https://app.example.com", "--path", "/orders");
      assertThat(ran.err()).contains("Orders").doesNotContain("bug");
      assertThat(ran.status()).isEqualTo(2);
    }
    Files.delete(file);
    assertThat(CommandLineTest.corsac("export", application, "--format", "openapi").err())
        .contains("build clean", name);
  }

  private byte[] orders() throws IOException {
    return Files.readAllBytes(application.resolve("com/acme/Orders.class"));
  }
}
