package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A policy table as Java. A class file holds at most 65,535 constants, and a method at most 65,535
 * bytes; nested holder classes and methods of their own for long lists stay far below that, however
 * many resource classes there are and however much one of them says.
 */
final class TableCode {
  private static final int CLASSES_PER_HOLDER = 200;
  private static final int POLICIES_PER_HOLDER = 200;

  /** Strings weigh about eight bytes of code, and two constants, each. */
  private static final int WEIGHT_PER_HOLDER = 8_000;

  /** The policies of a holder are initialised by one method. */
  private static final int WEIGHT_PER_INITIALISER = 3_000;

  private final PolicyTable table;
  private final ClassName name;
  private final Map<DeclaredPolicy, CodeBlock> policies = new LinkedHashMap<>();
  private final List<TypeSpec> holders = new ArrayList<>();
  private final LongCode longCode;

  TableCode(PolicyTable table, ClassName name) {
    this.table = table;
    this.name = name;
    this.longCode = new LongCode(name);
  }

  /** The class, without originating elements and {@code @Generated}. */
  TypeSpec.Builder type() {
    writePolicies();
    CodeBlock.Builder adding = CodeBlock.builder();
    int number = 0;
    for (List<ResourceClass> some :
        Chunks.of(table.classes(), TableCode::weight, CLASSES_PER_HOLDER, WEIGHT_PER_HOLDER)) {
      TypeSpec holder = resourceHolder("Resources" + ++number, some);
      holders.add(holder);
      adding.addStatement("$N.addTo(classes)", holder.name());
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc("The policy table of this compilation: each route, and who may call it.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(
                ParameterizedTypeName.get(ClassName.get(Supplier.class), RuntimeNames.POLICY_TABLE))
            .addField(
                FieldSpec.builder(
                        RuntimeNames.POLICY_TABLE,
                        "TABLE",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(
                        "new $T($S, classes(), $S, $L)",
                        RuntimeNames.POLICY_TABLE,
                        table.name(),
                        table.application(),
                        reference(table.applicationPolicy()))
                    .build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("Made by Corsac's run time.\n")
                    .addModifiers(Modifier.PUBLIC)
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("get")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(RuntimeNames.POLICY_TABLE)
                    .addStatement("return TABLE")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("classes")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(listOf(RuntimeNames.RESOURCE_CLASS))
                    .addStatement(
                        "$T classes = new $T<>()",
                        listOf(RuntimeNames.RESOURCE_CLASS),
                        ArrayList.class)
                    .addCode(adding.build())
                    .addStatement("return classes")
                    .build());
    holders.forEach(type::addType);
    longCode.holders().forEach(type::addType);
    return type;
  }

  private void writePolicies() {
    List<DeclaredPolicy> all =
        Stream.concat(
                Stream.of(table.applicationPolicy()), table.classes().stream().flatMap(this::of))
            .filter(policy -> policy != null)
            .distinct()
            .toList();
    for (List<DeclaredPolicy> some :
        Chunks.of(all, TableCode::weight, POLICIES_PER_HOLDER, WEIGHT_PER_INITIALISER)) {
      String holderName = "Policies" + (holders.size() + 1);
      TypeSpec.Builder holder = holder(holderName);
      for (DeclaredPolicy policy : some) {
        String field = "POLICY_" + (policies.size() + 1);
        policies.put(policy, CodeBlock.of("$T.$N", name.nestedClass(holderName), field));
        holder.addField(
            FieldSpec.builder(RuntimeNames.DECLARED_POLICY, field, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", policy.site())
                .initializer(
                    "new $T($S, $L)",
                    RuntimeNames.DECLARED_POLICY,
                    policy.site(),
                    declaration(policy.declaration()))
                .build());
      }
      holders.add(holder.build());
    }
  }

  private Stream<@Nullable DeclaredPolicy> of(ResourceClass resource) {
    return Stream.concat(
        resource.methods().stream().flatMap(method -> Stream.of(method.own(), method.outer())),
        resource.locators().stream().map(Locator::own));
  }

  private static int weight(DeclaredPolicy policy) {
    PolicyDeclaration declaration = policy.declaration();
    return 1
        + LongCode.weight(declaration.effectiveOrigins().size())
        + LongCode.weight(declaration.allowedHeaders().size())
        + LongCode.weight(declaration.exposedHeaders().size())
        + LongCode.weight(2 * declaration.tolerate().size());
  }

  private CodeBlock declaration(PolicyDeclaration policy) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (!policy.crossOrigin()) {
      code.add("$T.sameOrigin()", RuntimeNames.POLICY_DECLARATION);
    } else {
      code.add(
          "$T.$L($L)",
          RuntimeNames.POLICY_DECLARATION,
          policy.value().isEmpty() ? "ofOrigins" : "crossOrigin",
          arguments(literals(policy.effectiveOrigins()), LongCode.STRING));
    }
    if (!policy.allowedHeaders().isEmpty()) {
      code.add(
          ".allowingHeaders($L)", arguments(literals(policy.allowedHeaders()), LongCode.STRING));
    }
    if (!policy.exposedHeaders().isEmpty()) {
      code.add(
          ".exposingHeaders($L)", arguments(literals(policy.exposedHeaders()), LongCode.STRING));
    }
    if (policy.allowCredentials()) {
      code.add(".withCredentials()");
    }
    if (policy.maxAge() != PolicyDeclaration.DEFAULT_MAX_AGE) {
      code.add(".withMaxAge($LL)", policy.maxAge());
    }
    if (!policy.tolerate().isEmpty()) {
      code.add(
          ".tolerating($L)",
          arguments(
              policy.tolerate().stream().map(TableCode::toleration).toList(),
              RuntimeNames.TOLERATION));
    }
    return code.build();
  }

  private static CodeBlock toleration(Toleration accepted) {
    return CodeBlock.of(
        "new $T($L, $L)",
        RuntimeNames.TOLERATION,
        Literal.of(accepted.id()),
        Literal.of(accepted.reason()));
  }

  /** Arguments of a variable arity parameter. */
  private CodeBlock arguments(List<CodeBlock> elements, ClassName type) {
    return LongCode.isLong(elements.size())
        ? CodeBlock.of("$L.toArray(new $T[0])", longCode.list(elements, type), type)
        : CodeBlock.join(elements, ", ");
  }

  private TypeSpec resourceHolder(String holderName, List<ResourceClass> some) {
    TypeSpec.Builder holder = holder(holderName);
    MethodSpec.Builder addTo =
        MethodSpec.methodBuilder("addTo")
            .addModifiers(Modifier.STATIC)
            .addParameter(listOf(RuntimeNames.RESOURCE_CLASS), "classes");
    int index = 0;
    for (ResourceClass resource : some) {
      String method = "resource" + ++index;
      addTo.addStatement("classes.add($L())", method);
      holder.addMethod(
          MethodSpec.methodBuilder(method)
              .addJavadoc("$L\n", resource.name())
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(RuntimeNames.RESOURCE_CLASS)
              .addStatement(
                  "$T resource = new $T($S, $L)",
                  RuntimeNames.RESOURCE_CLASS_BUILDER,
                  RuntimeNames.RESOURCE_CLASS_BUILDER,
                  resource.name(),
                  Literal.of(resource.template()))
              .addCode(longCode.of(statements(resource), weightWithin(resource)))
              .addStatement("return resource.build()")
              .build());
    }
    return holder.addMethod(addTo.build()).build();
  }

  private static int weight(ResourceClass resource) {
    return 2 + LongCode.weight(weightWithin(resource));
  }

  private static int weightWithin(ResourceClass resource) {
    return resource.aliases().size()
        + resource.methods().stream().mapToInt(TableCode::weight).sum()
        + resource.locators().stream().mapToInt(TableCode::weight).sum();
  }

  private static int weight(ResourceMethod method) {
    return 2 + method.signatures().size() + LongCode.weight(method.requestHeaders().size());
  }

  private static int weight(Locator locator) {
    return 3 + LongCode.weight(locator.requestHeaders().size());
  }

  private List<LongCode.Statement> statements(ResourceClass resource) {
    List<LongCode.Statement> statements = new ArrayList<>();
    for (String alias : resource.aliases()) {
      statements.add(new LongCode.Statement(statement("resource.alias($S)", alias), 1));
    }
    for (ResourceMethod method : resource.methods()) {
      statements.add(new LongCode.Statement(method(method), weight(method)));
    }
    for (Locator locator : resource.locators()) {
      statements.add(new LongCode.Statement(locator(locator), weight(locator)));
    }
    return statements;
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private CodeBlock method(ResourceMethod method) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "resource.method($L, $L, $S, $L, $L$L)",
                Literal.of(method.httpMethod()),
                Literal.of(method.template()),
                method.signatures().get(0),
                reference(method.own()),
                reference(method.outer()),
                furtherArguments(method.requestHeaders()));
    method.signatures().stream()
        .skip(1)
        .forEach(signature -> code.addStatement("resource.signature($S)", signature));
    return code.build();
  }

  private CodeBlock locator(Locator locator) {
    return statement(
        "resource.locator($L, $S, $L, $L$L)",
        Literal.of(locator.template()),
        locator.signature(),
        Literal.of(locator.target()),
        reference(locator.own()),
        furtherArguments(locator.requestHeaders()));
  }

  private CodeBlock furtherArguments(List<String> values) {
    return values.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of(", $L", arguments(literals(values), LongCode.STRING));
  }

  private CodeBlock reference(@Nullable DeclaredPolicy policy) {
    return policy == null
        ? CodeBlock.of("null")
        : policies.getOrDefault(policy, CodeBlock.of("null"));
  }

  private static List<CodeBlock> literals(List<String> values) {
    return values.stream().map(Literal::of).toList();
  }

  static TypeSpec.Builder holder(String holderName) {
    return TypeSpec.classBuilder(holderName)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  static TypeName listOf(ClassName element) {
    return ParameterizedTypeName.get(ClassName.get(List.class), element);
  }
}
